using MonEspaceSante.Protos.Dmp.V1;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>A script played on the server and on the model, which must agree after each line.</summary>
internal sealed class Performance(PlayedDossier played, ModelDossier model)
{
    private readonly List<string> _told = [];

    private IReadOnlyList<ModelDossier> _explanations = [model];

    /// <summary>The dossier as the model has it: all explanations that are left look alike from outside.</summary>
    public ModelDossier Model => _explanations[0];

    public async Task PlayAsync(Script script)
    {
        foreach (var line in script.Lines)
        {
            var operations = line.Select(step => step.In(Model)).OfType<Operation>().ToList();
            var outcomes = await Task.WhenAll(operations.Select(operation => Task.Run(() => played.MakeAsync(operation))));
            var made = operations.Zip(outcomes).ToList();
            _told.Add(string.Join("  ||  ", made.Select(call => $"{call.First}: {(call.Second ? "taken" : "refused")}")));
            _explanations = Explanation.Of(_explanations, made);
            Demand(_explanations.Count > 0, "no order of these calls has these outcomes");
            await DemandSearchesAsync();
            foreach (var uniqueId in operations.SelectMany(o => new[] { o.Target, o.NewId }).Where(id => id.Length > 0))
                await DemandRetrievalsAsync(uniqueId);
        }

        foreach (var document in Model.Documents) await DemandRetrievalsAsync(document.UniqueId);
        foreach (var document in Model.Documents) await DemandReferencesAsync(document);
    }

    private async Task DemandSearchesAsync()
    {
        var found = await Task.WhenAll(Actors.All.Select(played.SearchAsync));
        var before = Model;
        _explanations = [.. _explanations.Where(dossier => Actors.All.Zip(found).All(view => Agrees(dossier, view.First, view.Second)))];
        foreach (var (actor, documents) in _explanations.Count > 0 ? [] : Actors.All.Zip(found))
            Demand(
                Agrees(before, actor, documents),
                $"{actor} sees [{Told(documents?.Select(PlayedDossier.Seen))}] instead of [{Told(before.SeenBy(actor))}]");
        foreach (var documents in found.OfType<IReadOnlyList<Document>>()) DemandLineages(documents);
    }

    private static bool Agrees(ModelDossier dossier, Actor actor, IReadOnlyList<Document>? documents) =>
        (dossier.SeenBy(actor), documents) switch
        {
            (null, null) => true,
            ({ } expected, { } seen) => seen.Count == expected.Count && expected.SetEquals(seen.Select(PlayedDossier.Seen)),
            _ => false,
        };

    private void DemandLineages(IReadOnlyList<Document> documents)
    {
        foreach (var (one, other) in documents.SelectMany(one => documents.Select(other => (one, other))))
            Demand(
                one.LogicalId == other.LogicalId == (LineageOf(one) == LineageOf(other)),
                $"{PlayedDossier.Seen(one)} and {PlayedDossier.Seen(other)}: lineages mixed up");
    }

    private string LineageOf(Document document) => Model.Find(document.Metadata.UniqueId)!.Lineage;

    private async Task DemandRetrievalsAsync(string uniqueId)
    {
        var retrieved = await Task.WhenAll(Actors.All.Select(actor => played.RetrievesAsync(actor, uniqueId)));
        foreach (var (actor, isRetrieved) in Actors.All.Zip(retrieved))
            Demand(
                isRetrieved == (Model.Find(uniqueId) is { } document && Model.Sees(actor, document)),
                $"{actor} retrieves …{uniqueId[^5..]}: {isRetrieved}");
    }

    // Nothing that was taken is lost: whoever answers for it refers to it until it is deleted.
    private async Task DemandReferencesAsync(ModelDocument document)
    {
        var referred = await Task.WhenAll(Actors.All.Select(actor => played.RefersAsync(actor, document.UniqueId)));
        foreach (var (actor, isReferred) in Actors.All.Zip(referred))
            Demand(isReferred == Model.Knows(actor, document), $"{actor} refers to …{document.UniqueId[^5..]}: {isReferred}");
    }

    private void Demand(bool isMet, string fault)
    {
        if (!isMet) throw new AssertionException(string.Join(Environment.NewLine, _told.Prepend("").Append(fault)));
    }

    private static string Told(IEnumerable<SeenDocument>? documents) =>
        documents is null ? "refused" : string.Join("; ", documents.OrderBy(d => d.UniqueId, StringComparer.Ordinal));
}
