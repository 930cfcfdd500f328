using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Messagerie.Regles;

/// <summary><c>messagerie.json</c> as it is written.</summary>
internal sealed record MessagerieTable(
    string DomainePatient,
    string DomaineMessages,
    string LogicielPatient,
    long OctetsMax,
    int PiecesMax,
    int DestinatairesMax,
    int ObjetMax,
    int TexteMax,
    IReadOnlyList<MessagerieTable.TypeRow> Types,
    MessagerieTable.PharmacieRow Pharmacie) : OperatorTable
{
    /// <summary>A media type, and the first bytes of such a file in hexadecimal.</summary>
    public sealed record TypeRow(string Type, IReadOnlyList<string> Debut);

    /// <summary>What lets a patient write first to a structure: a document of these types, written there for these places,
    /// within so many months.</summary>
    public sealed record PharmacieRow(
        IReadOnlyList<string> Types, IReadOnlyList<string> Lieux, int Mois, string? Assumption = null);
}
