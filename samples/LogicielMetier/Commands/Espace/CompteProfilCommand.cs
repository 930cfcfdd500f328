using System.CommandLine;
using MonEspaceSante.Compte;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Reads the medical profile, after adding or removing lines.</summary>
internal sealed class CompteProfilCommand
{
    private readonly Option<string[]> _antecedents = Lines("--antecedent", "Ajouter un antécédent");
    private readonly Option<string[]> _allergies = Lines("--allergie", "Ajouter une allergie");
    private readonly Option<string[]> _treatments = Lines("--traitement", "Ajouter un traitement");
    private readonly Option<int?> _removed = CountOption.New("--retirer", "Retirer la ligne de ce numéro");

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteProfilCommand();
        return EspaceCommand.Describe(
            runner,
            "profil",
            "Lire son profil médical, ou le modifier : les professionnels lisent le document qui en est tiré.",
            self.RunAsync,
            self._antecedents,
            self._allergies,
            self._treatments,
            self._removed);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var profil = await visit.Espace.GetProfilAsync(visit.Patient, visit.CancellationToken);
        var lines = Changed(visit, profil.Lines).ToList();
        if (!lines.SequenceEqual(profil.Lines))
            profil = await visit.Espace.UpdateProfilAsync(
                visit.Patient, profil with { Lines = lines }, requestId: null, visit.CancellationToken);
        visit.Output.Answer(EspaceAnswers.Of(profil));
        if (profil.Lines.Count == 0) visit.Output.Console.WriteLine("Le profil médical est vide.");
        else visit.Output.Console.Write(EspaceTables.OfProfil(profil));
    }

    private IEnumerable<ProfilLine> Changed(PersonVisit visit, IReadOnlyList<ProfilLine> lines) => lines
        .Where((_, rank) => rank + 1 != visit.Get(_removed))
        .Concat(Told(visit, _antecedents, ProfilSection.Antecedents))
        .Concat(Told(visit, _allergies, ProfilSection.Allergies))
        .Concat(Told(visit, _treatments, ProfilSection.Traitements));

    private static IEnumerable<ProfilLine> Told(PersonVisit visit, Option<string[]> option, ProfilSection section) =>
        (visit.Get(option) ?? []).Select(text => new ProfilLine(section, text));

    private static Option<string[]> Lines(string name, string description) =>
        new(name) { Description = description, HelpName = "texte" };
}
