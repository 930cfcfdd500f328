using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>What was done, and what can be done next.</summary>
internal static class Steps
{
    private const int LabelWidth = 17;
    private const int TimeWidth = 8;
    private const int LargestWidth = 100;

    public static void Done(this IAnsiConsole console, string what) =>
        console.MarkupLine($"[green]✓[/] [bold]{Markup.Escape(French.Typeset(what))}[/]");

    /// <summary>One step of a story, and how long it took.</summary>
    public static void Step(this IAnsiConsole console, string step, string outcome, TimeSpan time)
    {
        var width = Math.Min(console.Profile.Width, LargestWidth) - LabelWidth - TimeWidth - 5;
        console.Write(new Grid()
            .AddColumn(new GridColumn { Width = 2, NoWrap = true, Padding = new Padding(0, 0, 0, 0) })
            .AddColumn(new GridColumn { Width = LabelWidth, NoWrap = true, Padding = new Padding(0, 0, 0, 0) })
            .AddColumn(new GridColumn { Width = width, Padding = new Padding(2, 0, 0, 0) })
            .AddColumn(new GridColumn { Width = TimeWidth, NoWrap = true, Padding = new Padding(1, 0, 0, 0) })
            .AddRow(
                new Text("✓", new Style(Color.Green)),
                new Text(step, new Style(decoration: Decoration.Bold)),
                new Text(French.Typeset(outcome)) { Overflow = Overflow.Fold },
                new Text(French.Elapsed(time), new Style(Color.Grey)) { Justification = Justify.Right }));
    }

    /// <summary>Commands to type, each on one line whatever the width: they are copied.</summary>
    public static void Suggest(
        this IAnsiConsole console, string title, Settings settings, params IEnumerable<string> commands)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(French.Typeset(title))}[/]");
        foreach (var command in commands)
            console.Profile.Out.Writer.WriteLine($"  {Invocation.AsBefore(command, settings)}");
    }
}
