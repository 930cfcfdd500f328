using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>A good document made bad in one way, and how it must be refused.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Reason">Why it is refused.</param>
/// <param name="Field">The field that the refusal names; null for none.</param>
/// <param name="Spoil">Makes the text of the good document bad.</param>
/// <param name="At">What stands on the line that the refusal tells; null where it tells none or any.</param>
public sealed record SpoiledDocument(
    string Name, Reason Reason, string? Field, Func<string, string> Spoil, string? At = null)
{
    /// <summary>How the good document holds its content.</summary>
    public CdaSampleBody Body { get; init; }

    /// <summary>The line that the refusal must tell.</summary>
    public int? LineIn(string text) => At is null
        ? null
        : text[..text.IndexOf(At, StringComparison.Ordinal)].Count(character => character == '\n') + 1;

    public override string ToString() => Name;
}
