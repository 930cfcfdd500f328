using MonEspaceSante.Compte;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>What a person without a session shows, and the password that the person chooses.</summary>
internal sealed record CodeAndCard(Ins Patient, string Code, CarteAssure Carte, string Password)
{
    /// <summary>Names the type only.</summary>
    public override string ToString() => "CodeAndCard(…)";
}
