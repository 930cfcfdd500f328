using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Habilitation;
using Origin = MonEspaceSante.Dmp.DocumentOrigin;
using Part = MonEspaceSante.Protos.Compte.V1.DepositDocumentRequest.PartOneofCase;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Takes a document of the person's own. What was cut on its way leaves nothing.</summary>
internal sealed class DepositDocument(
    PersonDossier dossier, KeepOwnDocument keepOwnDocument, OwnDocumentRule rule, PersonJournal journal)
{
    public async Task<Document> RunAsync(
        PersonCaller caller, IAsyncStreamReader<DepositDocumentRequest> messages, CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken) || messages.Current.PartCase != Part.Header)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("header", "attendu en premier"));
        var header = messages.Current.Header;
        var access = await dossier.DemandAsync(caller, header.Patient, cancellationToken);
        var writers = await rule.WritersAsync(access, cancellationToken);
        var deposit = new OwnDeposit
        {
            PatientId = access.PatientId,
            Patient = access.Patient,
            Sender = PersonJournal.ActorOf(access),
            RequestId = AnsweredRequests.DemandId(header.RequestId),
            Origin = Origin.Patient,
            Visibility = new Visibility { HiddenFromProfessionals = header.Hidden },
            Demand = document => OwnDocumentRule.Demand(writers, document),
            Trace = (connection, document) =>
                journal.AppendAsync(connection, access, new TracedAct(Transactions.Submit, document.UniqueId)),
        };
        await using var bytes = ChunkStream.ToTheEnd(
            messages, message => message.PartCase == Part.Chunk ? message.Chunk : null);
        return await keepOwnDocument.RunAsync(deposit, bytes, cancellationToken);
    }
}
