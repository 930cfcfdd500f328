using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>Makes a mutation of the catalogue happen once, however many times it is asked for within 30 days.</summary>
internal sealed class CatalogueRequests(Database database, AnswerStore answers)
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
        var key = answers.KeyOf(asked.PatientId, asked.By, requestId, request);
        return database.WriteAsync(
            async connection =>
            {
                await hold(connection);
                return await answers.OnceAsync(connection, key, () => work(connection));
            },
            cancellationToken);
    }
}
