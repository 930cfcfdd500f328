using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>What a lint has found in a document, with what to do about it.</summary>
internal static class Findings
{
    public static void Show(LintReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings) Show(finding, console);
        if (report.Omitted > 0) console.WriteLine($"Et {report.Omitted} autres.");
        Conclude(report.HasErrors, report.Findings.Count, console);
    }

    /// <summary>What the server finds in the documents of a submission that was tried.</summary>
    public static void Show(SubmissionReport report, IReadOnlyList<string> files, IAnsiConsole console)
    {
        foreach (var document in report.Findings.GroupBy(found => found.Document))
        {
            if (files.Count > 1) console.Write(Facts.Of(("Fichier", files[document.Key])));
            foreach (var found in document) Show(found.Finding, console);
        }

        Conclude(report.HasErrors, report.Findings.Count, console);
    }

    private static void Conclude(bool hasErrors, int count, IAnsiConsole console)
    {
        if (hasErrors) console.MarkupLine("[red]✗[/] [bold]À corriger avant tout envoi[/]");
        else console.Done(count == 0 ? "Rien à signaler" : "L'envoi est possible en l'état");
    }

    private static void Show(LintFinding finding, IAnsiConsole console)
    {
        var isError = finding.Severity == LintSeverity.Error;
        var place = finding.Line is { } line ? $"ligne {line}, {finding.XPath}" : finding.XPath;
        console.Write(new Text(
            French.Typeset($"{(isError ? "Erreur" : "Attention")} : {finding.Explanation}"),
            new Style(isError ? Color.Red : Color.Yellow)));
        console.WriteLine();
        console.Write(Facts.Of(("Où", place), ("Que faire", finding.Fix), ("Règle", finding.Rule)));
    }
}
