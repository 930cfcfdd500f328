using System.Text;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Traces;

/// <summary>Lists who had access to a dossier: to the médecin traitant all, to others their own.</summary>
internal sealed class ListAccessTraces(OpenDossier openDossier, AccessHistory history, PageToken pageToken)
{
    public async Task<ListAccessTracesResponse> RunAsync(
        Caller caller, Ins patient, ListAccessTracesRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandAsync(caller, patient, Transactions.CheckDossier, cancellationToken);
        byte[] question = [.. "access traces"u8, .. Encoding.UTF8.GetBytes(access.Session.ActorIdNat)];
        var before = request.PageToken.Length == 0
            ? long.MaxValue
            : pageToken.Open(access, question, request.PageToken).Rank;
        var size = PageSize.Of(request.PageSize);
        var traces = access.Authorization.IsMedecinTraitant
            ? await history.ListAsync(access.PatientId, before, size + 1, cancellationToken)
            : await history.ListOfActorAsync(
                access.PatientId, access.Session.ActorIdNat, before, size + 1, cancellationToken);

        var answer = new ListAccessTracesResponse();
        answer.Traces.AddRange(traces.Take(size).Select(trace => trace.ToContract()));
        if (traces.Count > size) answer.NextPageToken = pageToken.Seal(access, question, traces[size - 1].Rank);
        return answer;
    }
}
