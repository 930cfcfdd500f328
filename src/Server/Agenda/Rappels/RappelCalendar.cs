using System.Collections.Frozen;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.OperatorFiles;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>What patients are reminded of by age: <c>rappels.json</c>, or the operator's file in its place.</summary>
internal sealed class RappelCalendar
{
    private static readonly Dictionary<string, RappelKind> Kinds = new()
    {
        ["vaccination"] = RappelKind.Vaccination,
        ["examen"] = RappelKind.Examen,
    };

    private readonly FrozenDictionary<string, RappelTable.Vaccine> _vaccines;
    private readonly IReadOnlyList<(RappelTable.Row Row, RappelKind Kind)> _rules;
    private readonly FrozenSet<string> _known;

    private RappelCalendar(OperatorFile file)
    {
        var table = file.Read<RappelTable>();
        file.DemandDistinct(table.Vaccins.Select(vaccine => vaccine.Vaccin), "vaccin");
        file.DemandDistinct(table.Regles.Select(row => row.Regle), "règle");
        Version = table.Version!;
        _vaccines = table.Vaccins.ToFrozenDictionary(vaccine => vaccine.Vaccin);
        foreach (var row in table.Regles) Demand(file, row);
        _rules = [.. table.Regles.Select(row => (row, file.Translate(Kinds, row.Nature, $"règle {row.Regle}", "nature")))];
        _known = table.Regles.Select(row => row.Regle).ToFrozenSet();
    }

    public string Version { get; }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static RappelCalendar Load(string? path) => new(new("rappels.json", path));

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE: no rule is known by the id.</exception>
    public void DemandRule(string field, string ruleId)
    {
        if (ruleId.Length > 0 && !_known.Contains(ruleId))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "règle inconnue"));
    }

    /// <summary>All that somebody is reminded of in a life, each time on its own.</summary>
    public IEnumerable<DueRappel> Of(BirthDay birth, string sex)
    {
        foreach (var (row, kind) in _rules)
        {
            if ((row.Sexe is { } only && only != sex) || birth.Day < row.NesDepuis) continue;
            var rank = 0;
            for (var months = row.Mois; months < row.FinMois; months += row.TousLesMois)
            {
                rank++;
                var end = row.TousLesMois > 0 ? Math.Min(months + row.TousLesMois, row.FinMois) : row.FinMois;
                var id = row.TousLesMois > 0 ? $"{row.Regle}/{rank}" : row.Regle;
                yield return new DueRappel(
                    id, row, kind, Instants.BeginningOf(birth.Day.AddMonths(months)), Instants.BeginningOf(birth.Day.AddMonths(end)));
                if (row.TousLesMois == 0) break;
            }
        }
    }

    /// <summary>Whether the vaccinations of a dossier answer a rule.</summary>
    public bool IsGiven(DueRappel due, IReadOnlyCollection<GivenVaccination> given) =>
        due.Rule.Vaccin is { } name && given.Count(one => Is(_vaccines[name], one)) >= due.Rule.Dose;

    private static bool Is(RappelTable.Vaccine vaccine, GivenVaccination given) => vaccine.Codes.Any(code =>
        (code.Systeme == given.System && code.Valeur == given.Code)
        || (code.Systeme == Vaccination.AtcSystem
            && (AtcOf(given)?.StartsWith(code.Valeur, StringComparison.Ordinal) ?? false)));

    private static string? AtcOf(GivenVaccination given) =>
        given.AtcCode ?? (given.System == Vaccination.AtcSystem ? given.Code : null);

    private void Demand(OperatorFile file, RappelTable.Row row)
    {
        var name = $"règle {row.Regle}";
        if (row.Mois < 0 || row.FinMois <= row.Mois || row.FinMois > 1800 || row.TousLesMois < 0)
            throw file.Fault(name, "âges en mois attendus, la fin après le début");
        if (row.Sexe is not (null or "F" or "M")) throw file.Fault(name, "sexe F ou M attendu");
        if (row.Vaccin is { } vaccine && (!_vaccines.ContainsKey(vaccine) || row.Dose < 1))
            throw file.Fault(name, $"vaccin « {vaccine} » inconnu, ou dose absente");
    }
}
