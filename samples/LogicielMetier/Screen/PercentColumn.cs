using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>A percentage as French writes it, with a space before the sign.</summary>
internal sealed class PercentColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text($"{(int)task.Percentage,3}\u00A0%");

    public override int? GetColumnWidth(RenderOptions options) => 5;
}
