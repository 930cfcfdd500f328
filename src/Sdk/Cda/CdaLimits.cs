using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>How much of a document is read before it is refused.</summary>
public sealed record CdaLimits
{
    /// <summary>The size that a document may have unless told otherwise: 50 MiB.</summary>
    /// <remarks>No national source tells a limit: this one is the product's.</remarks>
    public const long DefaultMaxBytes = 50 * 1024 * 1024;

    // The parser holds these whole: one tag, one comment, one CDATA section. Plain text it gives piece by piece.
    internal const int MaxTokenBytes = 4 * 1024 * 1024;
    internal const int MaxDepth = 256;
    internal const int MaxHeaderBytes = 4 * 1024 * 1024;
    internal const int MaxHeaderElements = 50_000;
    internal const int MaxNameChars = 1024 * 1024;

    /// <summary>The largest document taken, in bytes.</summary>
    /// <value>The default value is <see cref="DefaultMaxBytes"/>.</value>
    public long MaxBytes { get; init; } = DefaultMaxBytes;

    internal MonEspaceSanteException TooLarge() =>
        Refusal.Because(Reason.DocumentTropGrand, "limit_bytes", $"{MaxBytes}");
}
