using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>An appointment that has begun, with other times: what took place stays as it did, and what is to come is as it
/// is told now.</summary>
/// <param name="Ended">What took place.</param>
/// <param name="ToCome">What is to come, or under way.</param>
internal sealed record BegunSeries(IReadOnlyList<TimeSlice> Ended, IReadOnlyList<TimeSlice> ToCome)
{
    public IReadOnlyList<TimeSlice> All => [.. Ended, .. ToCome];

    /// <summary>Lays out an appointment, and has it tell what its rule tells otherwise than it was.</summary>
    /// <param name="made">The appointment.</param>
    /// <param name="told">Its times as its rule tells them.</param>
    /// <param name="ended">What took place of it until now.</param>
    /// <param name="now">Now.</param>
    public static BegunSeries Of(
        RendezVous made, IReadOnlyList<TimeSlice> told, IReadOnlyList<TimeSlice> ended, DateTimeOffset now)
    {
        var excluded = made.ExcludedTimes.Select(time => time.ToDateTimeOffset().ToMicroseconds()).ToHashSet();
        var took = ended.ToHashSet();
        var began = ended.Select(slice => slice.StartsAt).ToHashSet();
        var toCome = new List<TimeSlice>();
        foreach (var slice in told)
        {
            if (excluded.Contains(slice.StartsAt) || took.Remove(slice)) continue;
            if (slice.EndsAt > now.ToMicroseconds() && !began.Contains(slice.StartsAt)) toCome.Add(slice);
            else made.ExcludedTimes.Add(Instants.ToTimestamp(slice.StartsAt));
        }

        made.HeldTimes.Clear();
        made.HeldTimes.Add(took.OrderBy(slice => slice.StartsAt).Select(slice => new HeldTime
        {
            StartTime = Instants.ToTimestamp(slice.StartsAt),
            EndTime = Instants.ToTimestamp(slice.EndsAt),
        }));
        return new BegunSeries(ended, toCome);
    }
}
