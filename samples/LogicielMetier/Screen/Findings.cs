using MonEspaceSante.Cda;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>What a lint has found in a document, with what to do about it.</summary>
internal static class Findings
{
    public static void Show(LintReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings) Show(finding, console);
        if (report.Omitted > 0) console.WriteLine($"Et {report.Omitted} autres.");
        if (report.HasErrors) console.MarkupLine("[red]✗[/] [bold]Ce document ne doit pas être envoyé tel quel[/]");
        else console.Done(report.Findings.Count == 0 ? "Rien à signaler" : "Le document peut être envoyé");
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
