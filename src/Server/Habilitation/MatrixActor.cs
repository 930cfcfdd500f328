namespace MonEspaceSante.Server.Habilitation;

/// <summary>The columns of the functional matrix.</summary>
internal enum MatrixActor
{
    /// <summary>A health professional who is not a doctor.</summary>
    ProfessionnelSante,
    Medecin,
    MedecinTraitant,
    MedecinTravail,
    Cpe,
    Structure,
}
