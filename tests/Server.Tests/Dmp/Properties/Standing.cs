namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>What stands between the patient and an actor.</summary>
internal enum Standing
{
    None,
    Authorized,
    MedecinTraitant,
    Blocked,
}
