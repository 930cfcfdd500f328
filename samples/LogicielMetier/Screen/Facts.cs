using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Named facts, one a line, aligned.</summary>
internal static class Facts
{
    private const int LabelWidth = 17;

    public static IRenderable Of(params IEnumerable<(string Label, string Value)> facts)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = LabelWidth, NoWrap = true, Padding = new Padding(2, 0, 0, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(2, 0, 0, 0) });
        foreach (var (label, value) in facts)
        {
            grid.AddRow(
                new Text(label, new Style(Color.Grey)),
                new Text(French.Typeset(value)) { Overflow = Overflow.Fold });
        }

        return grid;
    }
}
