using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Storage;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Series that are changed again and again while time goes on.</summary>
public sealed class BegunSeriesPropertyTests
{
    [Property(MaxTest = 300)]
    public void What_took_place_stays_and_the_rule_with_its_exceptions_tells_all(byte[] drawn)
    {
        var ended = new List<TimeSlice>();
        var toCome = Told(drawn, 0);
        for (var now = 1; now < drawn.Length; now++)
        {
            ended.AddRange(toCome.Where(slice => slice.EndsAt <= now));
            var made = new RendezVous();
            var told = Told(drawn, now);

            var begun = BegunSeries.Of(made, told, ended, Instants.FromMicroseconds(now));

            var excluded = made.ExcludedTimes.Select(Micro).ToHashSet();
            var held = made.HeldTimes.Select(one => new TimeSlice(Micro(one.StartTime), Micro(one.EndTime)));
            Assert.That(begun.Ended, Is.EqualTo(ended));
            Assert.That(begun.ToCome, Has.All.Matches<TimeSlice>(slice => slice.EndsAt > now));
            Assert.That(begun.All.Select(slice => slice.StartsAt), Is.Unique);
            Assert.That(
                told.Where(slice => !excluded.Contains(slice.StartsAt)).Concat(held), Is.EquivalentTo(begun.All));
            toCome = [.. begun.ToCome];
        }
    }

    private static long Micro(Google.Protobuf.WellKnownTypes.Timestamp time) => time.ToDateTimeOffset().ToMicroseconds();

    // A beginning, a step and a length, as a rule would give them.
    private static List<TimeSlice> Told(byte[] drawn, int at)
    {
        var seed = at < drawn.Length ? drawn[at] : 0;
        var (start, step, length) = (seed % 7, 1 + (seed / 7 % 5), 1 + (seed / 35 % 6));
        return [.. Enumerable.Range(0, 8).Select(i => new TimeSlice(start + (i * step), start + (i * step) + length))];
    }
}
