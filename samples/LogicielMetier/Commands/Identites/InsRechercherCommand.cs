using System.CommandLine;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Identites;

/// <summary>Finds the INS of a person: by a Vitale card, by its application, or by traits.</summary>
internal sealed class InsRechercherCommand
{
    private readonly IdentityOptions _identity = new();

    private readonly Option<string> _vitale = new Option<string>("--vitale")
    {
        Description = "Carte Vitale : fichier JSON au bac à sable",
        HelpName = "fichier",
    }.RefusingEmpty();

    private readonly Option<int> _beneficiary = new("--beneficiaire")
    {
        Description = "Bénéficiaire de la carte, par son rang dans la liste, s'il y en a plusieurs",
        HelpName = "rang",
    };

    private readonly Option<string> _apCv = new Option<string>("--apcv")
    {
        Description = "Jeton de l'application carte Vitale",
        HelpName = "jeton",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new InsRechercherCommand();
        var command = new SectionCommand(
            Section.Identities, "rechercher", "Chercher l'INS par carte Vitale, par application ou par traits (INSi).")
        {
            self._vitale, self._beneficiary, self._apCv,
        };
        self._identity.AddTo(command);
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var search = await SearchAsync(parsed, cancellationToken);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var answer = await search(connection.Ins);
        output.Answer(IdentityAnswers.Of(answer));
        output.Console.Write(Facts.Of(IdentityFacts.Of(answer)));
        return answer.Outcome == InsOutcome.Trouve;
    }

    private async Task<Func<InsClient, Task<InsAnswer>>> SearchAsync(
        ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_apCv) is { } token) return ins => ins.SearchByApCvAsync(token, cancellationToken);
        if (parsed.GetValue(_vitale) is { } file)
        {
            var beneficiary = Choose(
                await new FichierVitale(file).ReadAsync(cancellationToken), parsed.GetValue(_beneficiary));
            return ins => ins.SearchByVitaleAsync(beneficiary, cancellationToken);
        }

        var traits = _identity.Read(parsed);
        return ins => ins.SearchAsync(traits, cancellationToken);
    }

    private static BeneficiaireVitale Choose(IReadOnlyList<BeneficiaireVitale> beneficiaries, int rank)
    {
        if (rank == 0 && beneficiaries is [var only]) return only;
        return rank >= 1 && rank <= beneficiaries.Count
            ? beneficiaries[rank - 1]
            : throw LocalRefusal.NoBeneficiary([.. beneficiaries.Select(beneficiary => beneficiary.GivenName)]);
    }
}
