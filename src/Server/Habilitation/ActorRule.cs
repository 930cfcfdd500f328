using System.Collections.Frozen;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>Which sessions act as an actor of the functional matrix. No profession or speciality told: any.</summary>
internal sealed record ActorRule(
    MatrixActor Actor,
    FrozenSet<AuthenticationMode> Modes,
    FrozenSet<string>? Professions,
    FrozenSet<string>? Specialities,
    bool OnlyMedecinTraitant)
{
    public bool Fits(SessionLps session, bool isMedecinTraitant) =>
        Modes.Contains(session.Mode)
        && (Professions is null || Professions.Contains(session.Professional.Profession))
        && (Specialities is null || Specialities.Contains(session.Professional.Speciality))
        && (!OnlyMedecinTraitant || isMedecinTraitant);
}
