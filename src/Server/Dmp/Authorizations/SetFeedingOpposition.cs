using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>Keeps or lifts the patient's opposition to new documents by the caller's structure. CNDA 2.1-970, 2.2-980.</summary>
internal sealed class SetFeedingOpposition(
    DossierRights rights,
    FeedingOppositionStore oppositions,
    AnsweredRequests answeredRequests,
    DossierJournal journal,
    TimeProvider time)
{
    private const string Decision = "TD2.1.opposition";

    public Task<FeedingOpposition> RunAsync(
        Caller caller, Ins patient, SetFeedingOppositionRequest request, CancellationToken cancellationToken) =>
        answeredRequests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            async (connection, access) =>
            {
                DemandFeeding(access);
                var structure = caller.Session.Structure;
                await oppositions.SaveAsync(connection, access.PatientId, structure.StructIdNat, request.Opposed);
                await journal.AppendAsync(connection, access, new TracedAct(Decision));
                return new FeedingOpposition
                {
                    Structure = structure,
                    Opposed = request.Opposed,
                    UpdateTime = time.GetUtcNow().ToTimestamp(),
                };
            },
            cancellationToken);

    // Whoever feeds for the structure hears the patient: a secretary by her own row.
    private void DemandFeeding(DossierAccess access)
    {
        if (rights.Of(access, Transactions.SubmitAsSecretary) == Grant.Denied) rights.Demand(access, Transactions.Submit);
    }
}
