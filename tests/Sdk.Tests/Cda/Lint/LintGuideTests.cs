using System.Text;
using MonEspaceSante.Cda;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>The guide to the lint is its rules, put in words.</summary>
internal sealed class LintGuideTests
{
    private const string Beginning = """
        # Contrôle d'un document avant l'envoi

        `CdaLint` dit tout ce qui ne va pas dans un CDA R2, sans serveur et sans carte. Chaque constat porte la règle, la ligne,
        le chemin XPath, une explication et ce qu'il faut faire :

        ```csharp
        await using var document = File.OpenRead("compte-rendu.xml");
        var report = await new CdaLint().RunAsync(document);
        foreach (var finding in report.Findings)
            Console.WriteLine($"{finding.Line} {finding.XPath} [{finding.Rule}] {finding.Explanation} {finding.Fix}");
        ```

        Une *erreur* interdit l'envoi ; un *avertissement* demande une relecture. La commande `logicielmetier document verifier`
        fait ce contrôle sur un fichier, et `document deposer --essai` (`Dmp.CheckSubmissionAsync`) le demande au serveur, qui dit aussi ce que
        le dossier refuserait.

        Le chemin part de la racine, sans préfixe : `/ClinicalDocument/author[2]/time` est la date du deuxième auteur. Un élément
        qui manque est désigné par le chemin qu'il aurait, et par la ligne de celui qui devrait le contenir.

        ## Schémas et schématrons officiels

        Ils ne sont pas livrés avec le produit. `CdaLintOptions.SchemaFolder` désigne le dossier des schémas XML installés ; rien
        n'est lu ailleurs, rien n'est téléchargé. `CdaLintOptions.Schematron` désigne un programme : il reçoit le document sur son
        entrée standard, écrit un rapport SVRL (ISO/IEC 19757-3) sur sa sortie standard et se termine par 0, que le document soit
        conforme ou non. Les schématrons du CI-SIS demandent XSLT 2, que .NET n'exécute pas : un petit script autour d'un
        processeur XSLT suffit. Dans le rapport, `role` ou `flag` à `warning` ou `info` fait un avertissement, tout le reste une
        erreur ; la ligne est retrouvée d'après `location`.

        ## Ce que le contrôle d'un PDF ne voit pas

        Il lit la structure du fichier, pas l'intérieur des flux compressés : ni les glyphes des polices, ni les couleurs d'une
        page, ni le balisage du niveau A. Un PDF sans constat n'est donc pas prouvé PDF/A-1 ; un PDF avec constat ne l'est pas.

        ## Règles

        Cette liste est produite à partir de `src/Sdk/Cda/Lint/lint-rules.json` ; un test la compare.

        """;

    [Test]
    public void Guide_tells_what_the_rules_tell() => Accepted.Require("docs/controle-cda.md", Guide());

    private static string Guide() =>
        LintRules.All.Aggregate(new StringBuilder(Beginning), (text, rule) => text.Append(Section(rule)))
            .ToString().ReplaceLineEndings("\n");

    private static string Section(LintRule rule) =>
        $"""

        ### {rule.Id}

        {rule.Title}.

        - Que faire : {rule.Fix}
        - Gravité : {(rule.Severity == LintSeverity.Error ? "erreur" : "avertissement")}
        - Source : {rule.Source}

        """;
}
