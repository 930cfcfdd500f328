using Grpc.Core;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Dmp;

/// <summary>Lists that are fetched page by page.</summary>
internal static class Listing
{
    /// <param name="calls">Who calls.</param>
    /// <param name="request">The request of a page, from its token and its size.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="read">Reads a page.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public static ResultPages<T> List<TRequest, TAnswer, T>(
        this ServerCalls calls,
        Func<string, int, TRequest> request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TAnswer>> call,
        Func<TAnswer, ResultPage<T>> read,
        CancellationToken cancellationToken) => new(
            async (token, size, ending) =>
            {
                var asked = request(token, size);
                return read(await calls.CallAsync(options => call(asked, options), ending).ConfigureAwait(false));
            },
            cancellationToken);
}
