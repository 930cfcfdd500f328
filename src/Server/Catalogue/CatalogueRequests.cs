using System.Data.Common;
using System.Text;
using Google.Protobuf;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>Makes a mutation of the catalogue happen once, however many times it is asked for within 30 days.</summary>
internal sealed class CatalogueRequests(
    Database database, AnswerStore answers, CatalogueHashes hashes, IdentifierIndex index)
{
    /// <summary>Runs the work in one transaction, or answers as the first time.</summary>
    /// <param name="asked">Who asks, about whom.</param>
    /// <param name="requestId">Drawn by the caller once for all tries.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="hold">Holds the row that two tries at once would both change.</param>
    /// <param name="work">Judges and changes; what was answered is not judged again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<T> OnceAsync<T>(
        Asked asked,
        string requestId,
        IMessage request,
        Func<DbConnection, Task> hold,
        Func<DbConnection, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new()
    {
        var key = new AnsweredKey(
            asked.PatientId.ToByteArray(),
            index.HashAuthor(asked.By),
            AnsweredRequests.DemandId(requestId).ToByteArray(),
            Digest(request));
        return database.WriteAsync(
            async connection =>
            {
                await hold(connection);
                if (await answers.FindAsync<T>(connection, key) is { } first) return first;
                var answer = await work(connection);
                await answers.KeepAsync(connection, key, answer);
                return answer;
            },
            cancellationToken);
    }

    // Requests of two kinds may be spelt by the same bytes.
    private byte[] Digest(IMessage request) =>
        hashes.Request([.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), 0, .. request.ToByteArray()]);
}
