using System.Buffers.Binary;
using System.Text;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>Where a page of reminders ends: those of appointments come before the rules' that are due at the same
/// instant.</summary>
/// <param name="Reminder">The last one of an appointment; all of that instant are told where it is null.</param>
/// <param name="At">When the last one is due.</param>
/// <param name="RuleKey">The last one of a rule; null where the last one was of an appointment.</param>
internal sealed record RappelPlace(DueReminder? Reminder, long At, string? RuleKey)
{
    private const byte OfRule = 1;
    private const int IdSize = 16;

    private static readonly byte[] AfterAll = [.. Enumerable.Repeat(byte.MaxValue, IdSize + 1)];

    /// <summary>After which reminder of an appointment the page begins: one of a rule comes after all of its instant.</summary>
    public DueReminder After => Reminder ?? (RuleKey is null ? DueReminder.None : new DueReminder([], AfterAll, 0, At));

    public static RappelPlace Read(ListPlace place)
    {
        if (place.Key.Length == 0) return new RappelPlace(null, place.At, null);
        if (place.Key[0] == OfRule) return new RappelPlace(null, place.At, Encoding.UTF8.GetString(place.Key.AsSpan(1)));
        var startsAt = BinaryPrimitives.ReadInt64BigEndian(place.Key.AsSpan(1 + IdSize));
        return new RappelPlace(new DueReminder([], place.Key[1..(1 + IdSize)], startsAt, place.At), place.At, null);
    }

    public static byte[] KeyOf(DueReminder one)
    {
        var key = new byte[1 + IdSize + sizeof(long)];
        one.RendezVousId.CopyTo(key, 1);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(1 + IdSize), one.StartsAt);
        return key;
    }

    public static byte[] KeyOf(string rappelId) => [OfRule, .. Encoding.UTF8.GetBytes(rappelId)];

    /// <summary>Whether the page still has to tell a reminder of a rule.</summary>
    public bool IsBefore(long dueAt, string rappelId) =>
        dueAt > At || (dueAt == At && (RuleKey is null || string.CompareOrdinal(rappelId, RuleKey) > 0));
}
