using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>The part of the demonstration on what the patient keeps in hand: masks and traces.</summary>
internal sealed class DemoControl(Connection connection, IAnsiConsole console)
{
    private const int TracesShown = 5;

    private readonly TimeProvider _time = TimeProvider.System;

    public async Task TellAsync(Document document, CancellationToken cancellationToken)
    {
        await MaskAsync(document, cancellationToken);
        await TraceAsync(document, cancellationToken);
    }

    private async Task MaskAsync(Document document, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var masked = await ShowAsync(document, document.Visibility with { Professionals = false }, cancellationToken);
        await ShowAsync(document, document.Visibility, cancellationToken);
        console.Step(
            "Document masqué", $"{French.Readers(masked.Visibility)}, puis démasqué", _time.GetElapsedTime(start));
    }

    private async Task TraceAsync(Document document, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var traces = await connection.Dossiers.ListAccessTracesAsync(document.Metadata.Patient, cancellationToken)
            .Take(TracesShown)
            .ToListAsync(cancellationToken);
        var acts = string.Join(", ", traces.Select(trace => Transactions.Name(trace.Transaction)).Reverse());
        console.Step("Accès tracés", $"et montrés au patient, les derniers : {acts}", _time.GetElapsedTime(start));
    }

    private Task<Document> ShowAsync(Document document, Visibility visibility, CancellationToken cancellationToken) =>
        connection.Dmp.SetVisibilityAsync(
            document.Metadata.Patient, document.UniqueId, visibility, cancellationToken: cancellationToken);
}
