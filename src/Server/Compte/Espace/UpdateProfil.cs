using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Storage;
using Origin = MonEspaceSante.Dmp.DocumentOrigin;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Replaces the medical profile, and in the same write the document that tells it to professionals.</summary>
internal sealed class UpdateProfil(
    PersonDossier dossier,
    PersonRequests requests,
    ProfilStore profils,
    ProfilDocument document,
    KeepOwnDocument keepOwnDocument,
    KeepOwnSubmission keepOwnSubmission,
    PersonJournal journal,
    TimeProvider time)
{
    public async Task<Profil> RunAsync(
        PersonCaller caller, UpdateProfilRequest request, CancellationToken cancellationToken)
    {
        ProfilRule.Demand(request.Entries);
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var former = await profils.FindAsync(access.PatientId, cancellationToken);
        var current = await document.FindCurrentAsync(access, former, cancellationToken);
        var made = await document.MakeAsync(access, request.Entries, current, cancellationToken);
        // A new version is hidden from those from whom the last one is.
        var deposit = DepositOf(access, current?.Visibility ?? new Visibility());
        await using var cda = await made.OpenAsync(cancellationToken);
        return await keepOwnDocument.ReceiveAsync(
            deposit, cda, received => KeepAsync(access, request, deposit, received, cancellationToken), cancellationToken);
    }

    private async Task<(Profil Answer, bool IsNew)> KeepAsync(
        PersonAccess access,
        UpdateProfilRequest request,
        OwnDeposit deposit,
        ReceivedDocument received,
        CancellationToken cancellationToken)
    {
        var isNew = false;
        var profil = await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async connection =>
            {
                isNew = true;
                return await ReplaceAsync(connection, request, deposit, received);
            },
            cancellationToken);
        return (profil, isNew);
    }

    private async Task<Profil> ReplaceAsync(
        DbConnection connection, UpdateProfilRequest request, OwnDeposit deposit, ReceivedDocument received)
    {
        var former = (await profils.FindAsync(connection, deposit.PatientId)).Profil;
        if (former.Etag != request.Etag) throw Refusal.Because(Reason.ProfilModifie);
        var profil = new Profil
        {
            Entries = { ProfilRule.Identify(request.Entries, former) },
            Etag = Guid.NewGuid().ToString("N"),
            UpdateTime = Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds()).ToTimestamp(),
        };
        await keepOwnSubmission.RunAsync(connection, deposit, received);
        await profils.SaveAsync(connection, deposit.PatientId, profil, received.Metadata.UniqueId);
        return profil;
    }

    private OwnDeposit DepositOf(PersonAccess access, Visibility visibility) => new()
    {
        PatientId = access.PatientId,
        Patient = access.Patient,
        Sender = PersonJournal.ActorOf(access),
        // The request itself is made once by the answer to it: another try makes another document.
        RequestId = Guid.NewGuid(),
        Origin = Origin.Patient,
        Visibility = visibility,
        Trace = (connection, kept) =>
            journal.AppendAsync(connection, access, new TracedAct(Transactions.Submit, kept.UniqueId)),
    };
}
