using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.RealComponents.Cards;

/// <summary>What is put on a card.</summary>
/// <param name="Label">The name of the card.</param>
public sealed record SmartCard(string Label)
{
    /// <summary>The certificates with their identifiers. Those with a key bring it along.</summary>
    public required IReadOnlyList<(string Id, X509Certificate2 Certificate)> Certificates { get; init; }

    /// <summary>What a CPS keeps beside them.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> DataObjects { get; init; } = [];

    /// <summary>The identifier of a key that wants the code each time it signs. Null for none.</summary>
    public string? ConfirmedId { get; init; }
}
