using MonEspaceSante.Diagnostic;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>What the doctor found, one thing a line, with what to do about it.</summary>
internal static class Constats
{
    private const int LabelWidth = 28;

    public static void Show(IReadOnlyList<Constat> constats, IAnsiConsole console)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = 1, NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Width = LabelWidth, NoWrap = true, Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var constat in constats)
        {
            grid.AddRow(Mark(constat.Verdict), new Text(Label(constat.Code)), Said(constat.Explanation));
            if (constat.Remedy.Length > 0)
                grid.AddRow(new Text(""), new Text(""), Said(constat.Remedy, Decoration.Bold));
            if (constat.Facts.Count > 0)
                grid.AddRow(new Text(""), new Text(""), new Text(Told(constat.Facts), new Style(Color.Grey)));
        }

        console.Write(grid);
        console.WriteLine();
        Conclude(constats, console);
    }

    private static void Conclude(IReadOnlyList<Constat> constats, IAnsiConsole console)
    {
        var faults = constats.Count(constat => constat.Verdict == Verdict.Echec);
        if (faults == 0) console.Done("Rien n'empêche de travailler");
        else console.MarkupLine($"[red]✗[/] [bold]{(faults == 1 ? "Un point" : $"{faults} points")} à corriger[/]");
    }

    private static Text Mark(Verdict verdict) => verdict switch
    {
        Verdict.Ok => new Text("✓", new Style(Color.Green)),
        Verdict.Attention => new Text("!", new Style(Color.Yellow)),
        Verdict.Echec => new Text("✗", new Style(Color.Red)),
        _ => new Text("–", new Style(Color.Grey)),
    };

    private static Text Said(string sentence, Decoration decoration = Decoration.None) =>
        new(French.Typeset(sentence), new Style(decoration: decoration));

    private static string Told(IReadOnlyDictionary<string, string> facts) =>
        string.Join(", ", facts.Select(fact => $"{fact.Key} {fact.Value}"));

    private static string Label(string code) => code switch
    {
        "MODULE_CARTE" => "Logiciel de carte",
        "LECTEUR" => "Lecteur",
        "CARTE" => "Carte",
        "CODE_PORTEUR" => "Code porteur",
        "CERTIFICAT_AUTHENTIFICATION" => "Certificat (connexion)",
        "CERTIFICAT_SIGNATURE" => "Certificat (signature)",
        "AUTORITES" => "Autorités de confiance",
        "PROXY" => "Proxy",
        "SERVEUR" => "Serveur",
        "TLS" => "Chiffrement",
        "HORLOGE" => "Horloge",
        "BOITE_ENVOI" => "Dossier d'envoi",
        _ => code,
    };
}
