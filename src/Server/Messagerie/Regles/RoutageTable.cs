using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Messagerie.Regles;

/// <summary><c>routage.json</c> as it is written.</summary>
internal sealed record RoutageTable(IReadOnlyList<RoutageTable.Row> Lignes) : OperatorTable
{
    /// <summary>The restrictions of a document, and where it may then go.</summary>
    public sealed record Row(
        string MasquePs,
        string InvisiblePatient,
        string InvisibleRepLegaux,
        string ConnexionSecrete,
        string VersDmp,
        string VersProfessionnels,
        string VersPatient);
}
