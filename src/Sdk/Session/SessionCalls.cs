using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Signing;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>The calls of the session service that make or end a session.</summary>
internal sealed class SessionCalls(Wire.SessionService.SessionServiceClient service, ClientSettings settings)
{
    public Task<SessionToken> OpenAsync(CancellationToken cancellationToken)
    {
        var now = settings.TimeProvider.GetUtcNow();
        var assertion = SessionAssertions.Draw(settings, now).ToByteArray();
        var request = new Wire.OpenSessionRequest
        {
            Assertion = UnsafeByteOperations.UnsafeWrap(assertion),
            Signature = UnsafeByteOperations.UnsafeWrap(CarteSignature.Make(assertion, settings.Carte, now)),
        };
        return ReceiveAsync(service.OpenSessionAsync(request, Options(null, cancellationToken)), cancellationToken);
    }

    public Task<SessionToken> RenewAsync(string token, CancellationToken cancellationToken) =>
        ReceiveAsync(service.RenewSessionAsync(new(), Options(token, cancellationToken)), cancellationToken);

    public Task CloseAsync(string token, CancellationToken cancellationToken) =>
        AnswerAsync(service.CloseSessionAsync(new(), Options(token, cancellationToken)), cancellationToken);

    private CallOptions Options(string? token, CancellationToken cancellationToken) =>
        Bearer.Options(token, settings.CallDeadline, cancellationToken);

    private async Task<SessionToken> ReceiveAsync(
        AsyncUnaryCall<Wire.Session> call, CancellationToken cancellationToken)
    {
        var session = await AnswerAsync(call, cancellationToken).ConfigureAwait(false);
        return SessionToken.Received(session, settings.TimeProvider.GetUtcNow());
    }

    private static async Task<T> AnswerAsync<T>(AsyncUnaryCall<T> call, CancellationToken cancellationToken)
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
