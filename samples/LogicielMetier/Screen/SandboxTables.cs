using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.Sdk.Testing;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>What a sandbox holds from its first start: whom one can be, and whom one can treat.</summary>
internal static class SandboxTables
{
    public static Table OfCartes(SandboxCartes cartes)
    {
        var table = Columns("Carte", "Porteur", "Profession");
        foreach (var (name, carte) in cartes.All)
            table.AddRow(new Text(name), new Text(French.Porteur(carte)), new Text(French.Profession(carte)));
        return table;
    }

    public static Table OfPatients()
    {
        var table = Columns("Patient", "Né(e) le", "Matricule", "DMP");
        foreach (var patient in FictitiousPatient.All)
        {
            table.AddRow(
                new Text(French.Name(French.InDailyUse(patient.Name))),
                new Text(patient.BirthDate is { } date ? French.Day(date) : ""),
                new Text(patient.Ins.Matricule),
                new Text(French.Status(patient.Dossier), StyleOf(patient.Dossier)));
        }

        return table;
    }

    /// <summary>The patients who are not found without telling the authority that named them.</summary>
    public static IEnumerable<string> Exceptions() => FictitiousPatient.All
        .Where(patient => patient.Ins.Oid != InsOid.NirTest)
        .Select(patient => $"{French.Name(patient.Name)} : ajoutez --oid {patient.Ins.Oid}");

    private static Style StyleOf(DossierStatus status) => new(status switch
    {
        DossierStatus.Actif => Color.Green,
        DossierStatus.Ferme => Color.Yellow,
        _ => Color.Grey,
    });

    private static Table Columns(params string[] titles)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var title in titles)
            table.AddColumn(new TableColumn(new Text(title, new Style(decoration: Decoration.Bold))));
        return table;
    }
}
