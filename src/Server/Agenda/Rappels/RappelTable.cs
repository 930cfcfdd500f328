using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary><c>rappels.json</c> as it is written.</summary>
internal sealed record RappelTable(
    IReadOnlyList<RappelTable.Vaccine> Vaccins, IReadOnlyList<RappelTable.Row> Regles) : OperatorTable
{
    /// <summary>A vaccine of the calendar, and the codes that notes tell it by.</summary>
    /// <param name="Vaccin">Its name in the rules.</param>
    /// <param name="Codes">Codes, each after its system; an ATC code stands for all that begin with it.</param>
    /// <param name="Source">What the codes come from.</param>
    /// <param name="Assumption">Whether that is to be checked.</param>
    public sealed record Vaccine(string Vaccin, IReadOnlyList<Code> Codes, string Source, bool Assumption = false);

    /// <summary>A code of a vaccine.</summary>
    public sealed record Code(string Systeme, string Valeur);

    /// <summary>A rule.</summary>
    /// <param name="Regle">What it is known by.</param>
    /// <param name="Nature"><c>vaccination</c> or <c>examen</c>.</param>
    /// <param name="Titre">What patients read.</param>
    /// <param name="Mois">The age at which it is due, in months.</param>
    /// <param name="FinMois">The age from which it makes no sense any more, in months.</param>
    /// <param name="Source">What it comes from.</param>
    /// <param name="Assumption">Whether that is to be checked by the operator.</param>
    /// <param name="TousLesMois">After how many months it is due again; 0 for once.</param>
    /// <param name="Sexe"><c>F</c> or <c>M</c>; all when not told.</param>
    /// <param name="Vaccin">Which vaccine answers it.</param>
    /// <param name="Dose">How many doses of it, this one included.</param>
    /// <param name="NesDepuis">Born from which day on; all when not told.</param>
    public sealed record Row(
        string Regle,
        string Nature,
        string Titre,
        int Mois,
        int FinMois,
        string Source,
        bool Assumption = false,
        int TousLesMois = 0,
        string? Sexe = null,
        string? Vaccin = null,
        int Dose = 0,
        DateOnly? NesDepuis = null);
}
