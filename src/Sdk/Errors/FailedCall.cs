using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Errors;

/// <summary>Turns a failed gRPC call into the exception of its reason.</summary>
internal static class FailedCall
{
    /// <summary>The exception to throw.</summary>
    /// <param name="failure">What gRPC threw.</param>
    /// <param name="started">Whether bytes of a document had left or come: a broken connection then interrupted
    /// something.</param>
    /// <param name="cancellationToken">The caller's. A call that it ended was cancelled, not refused.</param>
    public static Exception ToException(RpcException failure, bool started, CancellationToken cancellationToken)
    {
        if (failure.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(failure.Message, failure, cancellationToken);
        return StatusDetails.Read(failure) is { } received
            ? Refusal.Because(received)
            : Refusal.Because(ReasonOf(failure, started), failure);
    }

    private static Reason ReasonOf(RpcException failure, bool started)
    {
        var unreached = started ? Reason.ConnexionInterrompue : Reason.ServiceIndisponible;
        var causes = CausesOf(failure.Status.DebugException).ToList();
        if (causes.OfType<MonEspaceSanteException>().FirstOrDefault() is { } refusal)
            return refusal.Reason;
        if (causes.Exists(c => c is AuthenticationException))
            return Reason.ServeurNonReconnu;
        return failure.StatusCode switch
        {
            StatusCode.Unavailable => unreached,
            StatusCode.DeadlineExceeded => Reason.DelaiDepasse,
            StatusCode.Unimplemented => Reason.NonPrisEnCharge,

            // A connection that breaks inside a message shows as an internal fault of the client.
            _ when causes.Exists(c => c is IOException or SocketException or HttpRequestException) => unreached,
            _ => Reason.ErreurInterne,
        };
    }

    private static IEnumerable<Exception> CausesOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
