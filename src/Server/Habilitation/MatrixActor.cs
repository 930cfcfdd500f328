using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>The columns of the functional matrix.</summary>
internal static class MatrixActor
{
    public const string Medecin = "medecin";
    public const string ProfessionnelSante = "ps";
    public const string Cpe = "cpe";
    public const string Structure = "structure";

    private const string MedecinG15 = "10";
    public const string SecretariatMedical = "SECRETARIAT_MEDICAL";

    /// <summary>The column of a session; null when the matrix has none for it.</summary>
    public static string? Of(SessionLps session) => session.Mode switch
    {
        AuthenticationMode.Indirecte => Structure,
        AuthenticationMode.Directe => session.Professional.Profession switch
        {
            MedecinG15 => Medecin,
            SecretariatMedical => Cpe,
            var profession => ValueSet.Professions.Find(profession) is null ? null : ProfessionnelSante,
        },
        _ => null,
    };
}
