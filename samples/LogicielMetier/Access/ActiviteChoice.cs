using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Access;

/// <summary>Where the user acts, among the places that the card tells.</summary>
internal static class ActiviteChoice
{
    public static void Require(ICarteCps carte, Settings settings) => _ = Of(carte, settings);

    public static Activite Of(ICarteCps carte, Settings settings)
    {
        if (settings.Activite is { } chosen)
        {
            return carte.Activites.FirstOrDefault(a => a.Structure.StructIdNat == chosen)
                ?? throw LocalRefusal.UnknownActivite(chosen, carte.Activites);
        }

        // A card in training or of a replacement tells none: the practice that its holder works in is the software's to
        // know, here that of the sandbox.
        return carte.Activites.Count <= 1
            ? SandboxServer.ActiviteOf(carte)
            : throw LocalRefusal.SeveralActivites(carte.Activites);
    }
}
