using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>How much of a calendar is read before it is refused.</summary>
/// <remarks>No source tells limits: these are the product's.</remarks>
public sealed record CalendarLimits
{
    /// <summary>The largest file, in bytes.</summary>
    /// <value>The default value is 50 MiB.</value>
    public long MaxBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>The longest line once unfolded, such as a description, in bytes.</summary>
    /// <value>The default value is 64 KiB.</value>
    public int MaxLineBytes { get; init; } = 64 * 1024;

    /// <summary>The most entries, and the most zones.</summary>
    /// <value>The default value is 20,000.</value>
    public int MaxEntries { get; init; } = 20_000;

    internal static MonEspaceSanteException TooLarge(string field, long limit, int line) => Refusal.Because(
        Reason.CalendrierTropGrand, "limit", $"{limit}", new Violation(field, $"Au plus {limit}", line));
}
