using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Messagerie.Evenements;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>Makes what is done in a mailbox happen once, in a write that holds the rows of all the mailboxes it touches.</summary>
internal sealed class BoiteWrites(Database database, PersonRequests personRequests, AnswerStore answers)
{
    /// <param name="access">Who, in which mailbox.</param>
    /// <param name="touched">The other mailboxes that are written to.</param>
    /// <param name="requestId">Drawn by the caller once for all tries.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="work">Judges and changes. It is given what the account of the touched patient is while its row is held;
    /// null where no patient but the caller is touched.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<T> OnceAsync<T>(
        BoiteAccess access,
        IReadOnlyList<Addressee> touched,
        string requestId,
        IMessage request,
        Func<DbConnection, CompteTitulaire?, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new()
    {
        if (access.Person is { } person)
            return personRequests.OnceAsync(
                person,
                requestId,
                request,
                async connection =>
                {
                    await HoldAsync(connection, access, touched);
                    return await work(connection, null);
                },
                cancellationToken);
        var key = answers.KeyOf(access.BoiteId, access.Actor, requestId, request);
        return database.WriteAsync(
            async connection =>
            {
                // Accounts before mailboxes, as persons' own writes take them.
                var patient = touched.FirstOrDefault(addressee => addressee.IsPatient);
                var compte = patient is null ? null : await CompteStore.LockAsync(connection, patient.BoiteId);
                await HoldAsync(connection, access, touched);
                return await answers.OnceAsync(connection, key, () => work(connection, compte));
            },
            cancellationToken);
    }

    // In one order, so that two writes never wait for each other.
    private static async Task HoldAsync(DbConnection connection, BoiteAccess access, IReadOnlyList<Addressee> touched)
    {
        foreach (var boite in touched.Select(addressee => addressee.BoiteId).Append(access.BoiteId).Distinct().Order())
            await EventStore.HoldAsync(connection, boite);
    }
}
