using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Traces;
using AccessTrace = MonEspaceSante.Protos.Dmp.V1.AccessTrace;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Lists who saw and changed what in a dossier.</summary>
internal sealed class ListTraces(PersonDossier dossier, AccessHistory history, DocumentStore documents, EspacePage page)
{
    private const string List = "traces";

    public async Task<ListTracesResponse> RunAsync(
        PersonCaller caller, ListTracesRequest request, CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var before = page.Open(access, List, request.PageToken);
        var size = PageSize.Of(request.PageSize);
        var traces = await history.ListAsync(
            access.PatientId, access.Reader(), before, size + 1, cancellationToken);
        return new ListTracesResponse
        {
            Traces = { await ToldAsync(access, [.. traces.Take(size)], cancellationToken) },
            NextPageToken = traces.Count > size ? page.Seal(access, List, traces[size - 1].Rank) : "",
        };
    }

    /// <summary>Traces as a person is told of them: of what, unless it is a document that the person may not know
    /// of.</summary>
    public async Task<IReadOnlyList<AccessTrace>> ToldAsync(
        PersonAccess access, IReadOnlyList<KeptTrace> traces, CancellationToken cancellationToken)
    {
        var named = traces.Select(trace => trace.Act.DocumentUniqueId).OfType<string>().Distinct().ToList();
        var hidden = await documents.ListHiddenAsync(access.PatientId, access.Reader(), named, cancellationToken);
        var told = traces.Select(trace => trace.ToContract()).ToList();
        foreach (var trace in told.Where(trace => hidden.Contains(trace.UniqueId))) trace.UniqueId = "";
        return told;
    }
}
