using Grpc.Core;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Transport;

/// <summary>The answer of a call that is made once.</summary>
internal static class UnaryAnswer
{
    public static async Task<T> AnswerAsync<T>(this AsyncUnaryCall<T> call, CancellationToken cancellationToken)
    {
        using (call)
        {
            try
            {
                return await call.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException failure)
            {
                throw FailedCall.ToException(failure, started: false, cancellationToken);
            }
        }
    }
}
