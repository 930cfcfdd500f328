using System.Globalization;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Commands;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Dossiers, and who may read them, in tables.</summary>
internal static class DossierTables
{
    public static Table OfListed(IEnumerable<ListedDossier> dossiers)
    {
        var table = Columns("Patient", "Matricule", "Autorisation", "Dernier document");
        foreach (var dossier in dossiers)
        {
            table.AddRow(
                new Text(Name(dossier.Traits)),
                new Text(dossier.Patient.Matricule),
                new Text(DossierFacts.State(dossier.Authorization.Status, dossier.Authorization.ExpireTime)),
                new Text(dossier.LastDocumentTime is { } time ? French.Day(time) : "aucun"));
        }

        return table;
    }

    public static Table OfCandidates(IEnumerable<PatientCandidate> candidates)
    {
        var table = Columns("Patient", "Né(e) le", "Sexe", "Matricule", "Ressemblance");
        foreach (var candidate in candidates)
        {
            var percent = candidate.MatchPercent.ToString(CultureInfo.CurrentCulture);
            table.AddRow(
                new Text(Name(candidate.Traits)),
                new Text(BirthDate.Show(candidate.Traits.BirthDate ?? "")),
                new Text(candidate.Traits.Sex ?? ""),
                new Text(candidate.Patient.Matricule),
                new Text(candidate.IsUrgenceOpposed ? "s'oppose à l'accès" : $"{percent}\u00A0%"));
        }

        return table;
    }

    public static Table OfAuthorizations(IEnumerable<Authorization> authorizations)
    {
        var table = Columns("Qui", "Profession", "Autorisation", "Dernière action");
        foreach (var authorization in authorizations)
        {
            var profession = DossierFacts.Profession(authorization);
            table.AddRow(
                new Text(DossierFacts.Holder(authorization)),
                new Text(authorization.IsMedecinTraitant ? $"{profession}, médecin traitant" : profession),
                new Text(DossierFacts.State(authorization.Status, authorization.ExpireTime)),
                new Text(authorization.LastActionTime is { } time ? French.Day(time) : ""));
        }

        return table;
    }

    public static Table OfTraces(IEnumerable<AccessTrace> traces)
    {
        var table = Columns("Quand", "Qui", "Quoi", "Comment");
        foreach (var trace in traces)
        {
            table.AddRow(
                new Text(French.Instant(trace.Time)),
                new Text(DossierFacts.Who(trace)),
                new Text(Transactions.Name(trace.Transaction)),
                new Text(DossierFacts.Circumstances(trace)));
        }

        return table;
    }

    private static string Name(Traits traits) =>
        $"{traits.UsedName ?? traits.BirthName} {traits.GivenNames}".Trim();

    public static Table Columns(params string[] titles)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var title in titles)
            table.AddColumn(new TableColumn(new Text(title, new Style(decoration: Decoration.Bold))));
        return table;
    }
}
