using System.Globalization;
using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Demands of a field that it tells what it must.</summary>
internal static class Told
{
    private const int LongestName = 256;

    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static T Something<T>(T? value, string field)
        where T : class => value ?? throw new LineFaultException(FaultReason.ChampAbsent, field);

    public static string Text(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw new LineFaultException(FaultReason.ChampAbsent, field) : value;

    /// <summary>An identifier that is compared: printable, without a blank, not long.</summary>
    public static string Identifier(string? value, string field)
    {
        var text = Text(value, field);
        return text.Length <= LongestName && text.All(letter => letter is > ' ' and <= '~')
            ? text
            : throw new LineFaultException(FaultReason.ChampInvalide, field);
    }

    public static string UniqueId(string? value, string field) =>
        MonEspaceSante.Dmp.UniqueId.IsValid(Text(value, field))
            ? value!
            : throw new LineFaultException(FaultReason.ChampInvalide, field);

    /// <summary>An instant with its offset: without one it would be anywhen within a day.</summary>
    public static DateTimeOffset Instant(string? value, string field)
    {
        var text = Text(value, field);
        var tellsOffset = text.EndsWith('Z') || (text.Length > 19 && text.AsSpan(19).ContainsAny('+', '-'));
        return tellsOffset
            && DateTimeOffset.TryParseExact(
                text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
            : throw new LineFaultException(FaultReason.ChampInvalide, field);
    }

    public static DateTimeOffset? InstantOrNone(string? value, string field) =>
        value is null ? null : Instant(value, field);

    public static DateOnly Day(string? value, string field) =>
        DateOnly.TryParseExact(
            Text(value, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new LineFaultException(FaultReason.ChampInvalide, field);

    public static Contract.PartialDate Date(string? value, string field)
    {
        if (!PartialDate.TryParse(Text(value, field), out var date))
            throw new LineFaultException(FaultReason.ChampInvalide, field);
        var told = new Contract.PartialDate { Digits = date.Digits };
        if (date.Offset is { } offset) told.OffsetMinutes = (int)offset.TotalMinutes;
        return told;
    }

    public static byte[] Hash(string? value, int bytes, string field)
    {
        var hash = new byte[bytes];
        return Text(value, field).Length == bytes * 2
            && Convert.FromHexString(value!, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? hash
            : throw new LineFaultException(FaultReason.ChampInvalide, field);
    }

    public static T OneOf<T>(IReadOnlyDictionary<string, T> words, string? value, string field) =>
        words.TryGetValue(Text(value, field), out var meaning)
            ? meaning
            : throw new LineFaultException(FaultReason.CodeInconnu, field);

    public static Contract.Code Code(ValueSet codes, string? value, string field) =>
        codes.Find(Text(value, field)) is { } code
            ? ToContract(code)
            : throw new LineFaultException(FaultReason.CodeInconnu, field);

    public static Contract.Code ToContract(Code code) =>
        new() { Code_ = code.Value, System = code.System, Label = code.Label };

    /// <summary>Reads each of a list, and tells which of them a fault is in.</summary>
    public static List<TRead> Each<T, TRead>(IReadOnlyList<T?>? told, string field, Func<T, TRead> read)
        where T : class
    {
        var all = new List<TRead>(told?.Count ?? 0);
        foreach (var (rank, one) in (told ?? []).Index())
            all.Add(In($"{field}[{rank}]", () => read(Something(one, ""))));
        return all;
    }

    /// <summary>Reads a part of a line, and tells that a fault is in it.</summary>
    public static T In<T>(string part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LineFaultException fault)
        {
            throw fault.Under(part);
        }
    }
}
