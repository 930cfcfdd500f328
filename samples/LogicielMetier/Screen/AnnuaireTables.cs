using MonEspaceSante.Annuaire;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>The directory, in tables.</summary>
internal static class AnnuaireTables
{
    public static Table OfProfessionals(IEnumerable<ListedProfessional> professionals)
    {
        var table = DossierTables.Columns("Numéro", "Nom", "Profession", "Structure", "Lieu");
        foreach (var one in professionals)
        {
            foreach (var (rank, activity) in one.Activities.Index())
            {
                table.AddRow(
                    new Text(rank == 0 ? one.PsIdNat : ""),
                    new Text(rank == 0 ? AnnuaireAnswers.NameOf(one) : ""),
                    new Text(activity.Profession?.Label ?? ""),
                    new Text(AnnuaireAnswers.NameOf(activity.Structure)),
                    new Text(AnnuaireAnswers.NameOf(activity.Place)));
            }
        }

        return table;
    }

    public static Table OfMailboxes(IEnumerable<Mailbox> mailboxes)
    {
        var table = DossierTables.Columns("Adresse", "Titulaire", "Type", "Lieu");
        foreach (var one in mailboxes)
        {
            table.AddRow(
                new Text(one.Address),
                new Text(one.Label),
                new Text(AnnuaireAnswers.Word(one.Type)),
                new Text(AnnuaireAnswers.NameOf(one.Place)));
        }

        return table;
    }
}
