using Grpc.Core;

namespace MonEspaceSante.Server.Errors;

/// <summary>
/// The messages of a call. A caller who leaves shows as that: the bare IOException of the connection, which may come
/// before the call is cancelled, looks like a fault of the server's own files.
/// </summary>
internal sealed class CallerMessages<T>(IAsyncStreamReader<T> messages) : IAsyncStreamReader<T>
{
    public T Current => messages.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await messages.MoveNext(cancellationToken);
        }
        catch (IOException cut)
        {
            throw new CallerLeftException(cut);
        }
    }
}
