using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Google.Protobuf;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>What happens to accounts by itself, each in one transaction that judges again whether it is due: two passes at
/// once, on two replicas, make it happen once.</summary>
internal sealed partial class DueEvents(
    Database database,
    CompteStore comptes,
    HoldCompte hold,
    AttachDossier attachDossier,
    EraseDossier eraseDossier,
    EraseFormerDossiers formerDossiers,
    SendCode sendCode,
    SignInFailures failures,
    TimeProvider time,
    ILogger<DueEvents> logger)
{
    private const int AtOnce = 100;

    /// <summary>One pass: everything that is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async connection =>
            {
                await CodeStore.ExpireAsync(connection, time.GetUtcNow());
                await PersonSessionStore.EndOverAsync(connection, time.GetUtcNow());
                await failures.PurgeAsync(connection);
            },
            cancellationToken);
        await EachAsync(comptes.ListDueAsync, ApplyAsync, cancellationToken);
        await EachAsync(formerDossiers.ListDueAsync, formerDossiers.RunAsync, cancellationToken);
    }

    private async Task EachAsync(
        Func<DateTimeOffset, DueCompte, int, CancellationToken, Task<List<DueCompte>>> list,
        Func<Guid, CancellationToken, Task> happen,
        CancellationToken cancellationToken)
    {
        var last = DueCompte.None;
        List<DueCompte> due;
        do
        {
            // What could not happen is passed over: it keeps nobody behind it waiting, and is due in the next pass again.
            due = await list(time.GetUtcNow(), last, AtOnce, cancellationToken);
            foreach (var one in due) await TryAsync(() => happen(new Guid(one.Id), cancellationToken));
            if (due.Count > 0) last = due[^1];
        }
        while (due.Count == AtOnce);
    }

    private async Task TryAsync(Func<Task> happen)
    {
        try
        {
            await happen();
        }
        catch (Exception unreadable)
            when (unreadable is CryptographicException or InvalidProtocolBufferException or JsonException)
        {
            LogUnreadable(logger, unreadable);
        }
        catch (DbException refused) when (!refused.IsTransient)
        {
            LogRefused(logger, refused);
        }
    }

    [LoggerMessage(LogLevel.Error, "What was due to an account did not happen: a row of it cannot be opened")]
    private static partial void LogUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Error, "What was due to an account did not happen: the database refused it; the next pass tries again")]
    private static partial void LogRefused(ILogger logger, Exception failure);

    private async Task ApplyAsync(Guid patientId, CancellationToken cancellationToken) =>
        eraseDossier.DeleteContents(await hold.RunAsync(patientId, ApplyAsync, [], cancellationToken));

    private async Task<IReadOnlyList<Guid>> ApplyAsync(HeldCompte held)
    {
        held = held with { Compte = await OpenAsync(held) };
        held = held with { Compte = await ComeOfAgeAsync(held) };
        var tracesGone = held.Compte.EraseTraces(held.Now);
        if (tracesGone != held.Compte) await EraseDossier.EraseTracesAsync(held.Connection, held.PatientId);
        held = held with { Compte = await held.SaveAsync(tracesGone) };
        return await EraseAsync(held);
    }

    private async Task<CompteTitulaire> OpenAsync(HeldCompte held)
    {
        var next = held.Compte.OpenUnopposed(held.Now);
        if (next != held.Compte) await attachDossier.OpenNewAsync(held.Connection, held.PatientId);
        return await held.SaveAsync(next);
    }

    // The code that the representatives were sent is theirs: another goes to the person, where one serves.
    private async Task<CompteTitulaire> ComeOfAgeAsync(HeldCompte held)
    {
        var next = held.Compte.ComeOfAge(held.Now);
        if (next == held.Compte) return next;
        await RepresentativeStore.SaveAsync(held.Connection, held.PatientId, []);
        await CodeStore.EndAsync(held.Connection, held.PatientId);
        await CourrierStore.DeleteCodesAsync(held.Connection, held.PatientId);
        if (next.IsOpen || next.Status == CompteStatus.Annonce)
            await sendCode.RunAsync(held, next, CodeMotive.Majorite, CodeChannel.Courrier);
        return await held.SaveAsync(next);
    }

    private async Task<IReadOnlyList<Guid>> EraseAsync(HeldCompte held)
    {
        var next = held.Compte.Erase(held.Now);
        if (next == held.Compte) return [];
        await CredentialStore.DeleteAsync(held.Connection, held.PatientId);
        await PersonSessionStore.CloseAllAsync(held.Connection, held.PatientId, held.Now);
        await CodeStore.DeleteAsync(held.Connection, held.PatientId);
        await CourrierStore.DeleteAllAsync(held.Connection, held.PatientId);
        var left = await eraseDossier.RunAsync(held.Connection, held.PatientId);
        if (next.TracesEraseAt is null) await EraseDossier.EraseTracesAsync(held.Connection, held.PatientId);
        await held.SaveAsync(next);
        return left;
    }
}
