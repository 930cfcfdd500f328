using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Tells all that a practice software needs when a patient's file opens, in one call.</summary>
internal sealed class DossierOuvrirCommand
{
    private readonly Option<bool> _news = new("--nouveautes")
    {
        Description = "Compter les documents nouveaux depuis la dernière visite (demande l'autorisation du patient)",
    };

    private readonly Option<bool> _traits = new("--traits")
    {
        Description = "Afficher les traits d'identité du compte",
    };

    private readonly TraitOptions _local = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierOuvrirCommand();
        var command = new SectionCommand(
            Section.Context,
            "ouvrir",
            "Ouvrir le dossier : état du DMP, autorisation, droits, nouveautés. Les traits indiqués sont comparés "
                + "à ceux du compte (TD0.2).")
        {
            self._news, self._traits,
        };
        self._local.AddTo(command);
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var options = new OpenOptions
        {
            IncludeCounts = visit.Get(_news),
            IncludeTraits = visit.Get(_traits),
            LocalTraits = _local.Read(visit.Parsed).ToTraits(),
        };
        var context = await visit.Dossiers.OpenAsync(visit.Patient, options, visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(context));
        visit.Output.Console.Write(Facts.Of([.. DossierFacts.Of(context.Dossier), .. Describe(context, options)]));
    }

    private static IEnumerable<(string, string)> Describe(PatientContext context, OpenOptions options)
    {
        if (context.Dossier.Status != DossierStatus.Actif) yield break;
        if (context.IsMinor) yield return ("Patient mineur", "oui");
        if (context.IsFeedingOpposed) yield return ("Alimentation", "le patient s'y oppose pour votre structure");
        if (context.IsBrisDeGlaceOpposed) yield return ("Bris de glace", "le patient s'y oppose");
        if (context.DivergingTraits.Count > 0)
            yield return ("À vérifier", $"{string.Join(", ", context.DivergingTraits.Select(DossierFacts.Trait))} : "
                + "le compte indique autre chose");
        yield return ("Dernière visite", DossierFacts.Time(context.PreviousVisitTime, "aucune"));
        if (options.IncludeCounts)
        {
            yield return ("Nouveautés", Counts.Sentence(context.NewDocuments));
            yield return ("Synthèse médicale", context.HasMedicalSummary ? "présente" : "absente");
        }

        yield return ("Vos droits", DossierFacts.Rights(context.Transactions));
    }
}
