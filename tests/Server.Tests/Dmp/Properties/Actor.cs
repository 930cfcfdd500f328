using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>Somebody who comes to a dossier.</summary>
/// <param name="Card">The card of the sandbox that the actor holds: the actor's name too.</param>
/// <param name="Profession">In table G15.</param>
/// <param name="Standing">What the patient decided at first.</param>
internal sealed record Actor(string Card, string Profession, Standing Standing)
{
    /// <summary>Whether a structure acts, or a secretary for one: it owns what the structure's professionals wrote.</summary>
    public bool ActsForStructure { get; init; }

    public bool IsMedecinTraitant => Standing == Standing.MedecinTraitant;

    /// <summary>Who writes what the actor sends; null when the actor does.</summary>
    public Professional? Author { get; init; }

    public override string ToString() => Card;
}
