using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>A text whose lines end at no space that does not break: the library takes that for any other.</summary>
internal sealed class TypesetText(string text, Style? style = null) : IRenderable
{
    private const char NoBreak = '\u00A0';

    // For private use, as wide, and nothing to break at.
    private const char Glue = '\uE000';

    private readonly Text _glued = new(French.Typeset(text).Replace(NoBreak, Glue), style);

    public Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)_glued).Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        ((IRenderable)_glued).Render(options, maxWidth).Select(Free);

    private static Segment Free(Segment segment) => segment.Text.Contains(Glue)
        ? new Segment(segment.Text.Replace(Glue, NoBreak), segment.Style)
        : segment;
}
