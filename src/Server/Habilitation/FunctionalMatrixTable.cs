using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Habilitation;

/// <summary><c>matrice-fonctionnelle.json</c> as it is written.</summary>
internal sealed record FunctionalMatrixTable(
    IReadOnlyList<FunctionalMatrixTable.ActorRow> Acteurs,
    IReadOnlyList<FunctionalMatrixTable.ModeRow> Modes,
    IReadOnlyList<FunctionalMatrixTable.Row> Lignes) : OperatorTable
{
    /// <summary>How a session becomes an actor: the first row that fits.</summary>
    public sealed record ActorRow(
        string Acteur,
        IReadOnlyList<string> Modes,
        IReadOnlyList<string>? Professions = null,
        IReadOnlyList<string>? Specialites = null,
        bool MedecinTraitant = false,
        string? Assumption = null);

    /// <summary>What a mode of authentication may do at all.</summary>
    public sealed record ModeRow(
        string Mode,
        IReadOnlyList<string>? ToutSauf = null,
        IReadOnlyList<string>? Seulement = null,
        string? Assumption = null);

    /// <summary>The grants of one transaction, by actor then mode of access.</summary>
    public sealed record Row(
        string Transaction,
        string Libelle,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Droits,
        string? Assumption = null);
}
