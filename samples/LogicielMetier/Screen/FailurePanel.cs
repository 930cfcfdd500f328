using System.Globalization;
using MonEspaceSante.LogicielMetier.Refusals;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>A failure as the user sees it: what happened, where, what to do.</summary>
internal sealed class FailurePanel(Failure failure) : IRenderable
{
    private const int LargestWidth = 100;

    private readonly Panel _panel = new(Content(failure))
    {
        Header = new PanelHeader(" Non effectué "),
        Border = BoxBorder.Rounded,
        BorderStyle = new Style(Color.Red),
        Padding = new Padding(1, 0),
    };

    public Measurement Measure(RenderOptions options, int maxWidth) =>
        ((IRenderable)_panel).Measure(options, Limit(maxWidth));

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        ((IRenderable)_panel).Render(options, Limit(maxWidth));

    private static int Limit(int width) => Math.Min(width, LargestWidth);

    private static Rows Content(Failure failure) => new(Lines(failure));

    private static IEnumerable<IRenderable> Lines(Failure failure)
    {
        yield return new Text(French.Typeset(failure.Message), new Style(decoration: Decoration.Bold));
        if (failure.File is { } file) yield return new Text(French.Typeset($"Fichier : {file}"));
        if (Place(failure) is { } place) yield return new Text(French.Typeset(place));
        yield return new Text(French.Typeset(failure.Remedy));
        if (failure.TraceId is { } trace) yield return new Text(French.Typeset($"Numéro de trace : {trace}"));
        yield return new Text(failure.Reason, new Style(Color.Grey));
    }

    private static string? Place(Failure failure) => failure switch
    {
        { Detail: { } detail, Line: { } line } => $"Ligne {line} : {detail}.",
        { Detail: { Length: > 0 } detail } => $"{char.ToUpper(detail[0], CultureInfo.CurrentCulture)}{detail[1..]}.",
        _ => null,
    };
}
