using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Records the patient's consent to be read, once the patient has given it.</summary>
internal sealed class DossierAutoriserCommand
{
    private readonly ConsentOptions _consent = new();

    private readonly Option<bool> _careTeam = new("--equipe-de-soins")
    {
        Description = "Pour tous les professionnels de la structure",
    };

    private readonly Option<bool> _medecinTraitant = new("--medecin-traitant")
    {
        Description = "Devenir le médecin traitant du patient, à la place de tout autre",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierAutoriserCommand();
        var command = new SectionCommand(
            Section.Authorizations,
            "autoriser",
            "Enregistrer l'accord du patient, pour vous ou l'équipe de soins (TD0.3).")
        {
            self._careTeam, self._medecinTraitant,
        };
        foreach (var option in self._consent.All) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.Tells(self._careTeam) && result.Tells(self._medecinTraitant))
                result.AddError("Les options --equipe-de-soins et --medecin-traitant ne vont pas ensemble.");
        });
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var options = new AuthorizeOptions
        {
            Holder = HolderOption.Of(visit.Get(_careTeam)),
            AsMedecinTraitant = visit.Get(_medecinTraitant),
        };
        var consent = await _consent.TakeAsync(visit.Parsed, visit.Settings, UsualText(options), visit.CancellationToken);
        var authorization = await visit.Dossiers.AuthorizeAsync(
            visit.Patient, consent, options, visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(authorization));
        visit.Output.Console.Done("Accord du patient enregistré");
        visit.Output.Console.Write(Facts.Of(DossierFacts.Of(authorization)));
    }

    private static string UsualText(AuthorizeOptions options) => options switch
    {
        { AsMedecinTraitant: true } => ConsentText.MedecinTraitant,
        { Holder: AuthorizationHolder.CareTeam } => ConsentText.CareTeam,
        _ => ConsentText.Professional,
    };
}
