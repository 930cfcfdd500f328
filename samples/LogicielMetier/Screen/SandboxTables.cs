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
        var table = Columns("Carte (--carte)", "Porteur", "Profession", "Lieu d'exercice");
        foreach (var (name, carte) in cartes.All)
        {
            table.AddRow(
                new Text(name),
                new Text(French.Porteur(carte)),
                new Text(French.Profession(carte)),
                new Text(carte.Activites.Count > 0 ? carte.Activites[0].Structure.Name : ""));
        }

        return table;
    }

    public static Table OfPatients()
    {
        var table = Columns("Patient", "Né(e) le", "Matricule (--ins)", "DMP");
        foreach (var patient in FictitiousPatient.All)
        {
            table.AddRow(
                new Text(French.Name(patient.Name)),
                new Text(patient.BirthDate is { } date ? French.Day(date) : ""),
                new Text(patient.Ins.Matricule),
                new Text(French.Status(patient.Dossier), StyleOf(patient.Dossier)));
        }

        if (FictitiousPatient.All.Where(p => p.Ins.Oid != InsOid.NirTest).ToList() is [_, ..] others)
            table.Caption($"{string.Join(", ", others.Select(p => p.Name.Family))} : avec --oid {others[0].Ins.Oid}");
        return table;
    }

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
