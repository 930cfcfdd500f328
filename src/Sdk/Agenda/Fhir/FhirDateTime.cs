using System.Globalization;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Agenda;

/// <summary>A time as FHIR writes it: an instant, or a year, month or day (dateTime).</summary>
public sealed partial record FhirDateTime
{
    private FhirDateTime(string text, DateTimeOffset? instant)
    {
        Text = text;
        Instant = instant;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The instant; null when only a year, month or day is told.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>An instant.</summary>
    /// <param name="instant">The instant, with the offset to write it with.</param>
    public static FhirDateTime Of(DateTimeOffset instant) => new(Write(instant), instant);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static string Write(DateTimeOffset instant) => instant.ToString(
        instant.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        CultureInfo.InvariantCulture);

    internal static FhirDateTime? Read(string text)
    {
        if (InstantForm().IsMatch(text))
            return Try(text, out var instant) ? new FhirDateTime(text, instant) : null;
        return DayForm().IsMatch(text) && Try($"{text}{"0001-01-01"[text.Length..]}T00:00:00Z", out _)
            ? new FhirDateTime(text, null)
            : null;
    }

    private static bool Try(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstantForm();

    [GeneratedRegex(@"\A\d{4}(-\d\d(-\d\d)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DayForm();
}
