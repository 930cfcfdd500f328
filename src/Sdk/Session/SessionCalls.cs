using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Signing;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>The calls of the session service that make or end a session.</summary>
internal sealed class SessionCalls(Wire.SessionService.SessionServiceClient service, ClientSettings settings)
{
    public Task<SessionToken> OpenAsync(CancellationToken cancellationToken) => settings.ProSanteConnect is { } signedIn
        ? ExchangeAsync(signedIn, cancellationToken)
        : OpenWithCardAsync(cancellationToken);

    public async Task<SessionToken> RenewAsync(string token, CancellationToken cancellationToken)
    {
        var request = new Wire.RenewSessionRequest();
        if (settings.ProSanteConnect is { } signedIn)
            request.SubjectToken = await signedIn.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        var call = service.RenewSessionAsync(request, Options(token, cancellationToken));
        return await ReceiveAsync(call, cancellationToken).ConfigureAwait(false);
    }

    public Task CloseAsync(string token, CancellationToken cancellationToken) =>
        AnswerAsync(service.CloseSessionAsync(new(), Options(token, cancellationToken)), cancellationToken);

    private async Task<SessionToken> ExchangeAsync(
        ProSanteConnectSession signedIn, CancellationToken cancellationToken)
    {
        var request = new Wire.ExchangeTokenRequest
        {
            SubjectToken = await signedIn.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false),
            StructIdNat = settings.Activite.Structure.StructIdNat,
            Software = SessionAssertions.SoftwareOf(settings),
            AccessMode = settings.AccessMode.ToWire(),
        };
        var call = service.ExchangeTokenAsync(request, Options(null, cancellationToken));
        return await ReceiveAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SessionToken> OpenWithCardAsync(CancellationToken cancellationToken)
    {
        var now = settings.TimeProvider.GetUtcNow();
        var assertion = SessionAssertions.Draw(settings, now).ToByteArray();
        // The card may wait for its holder for ever: whoever closes does not.
        var signature = await Task.Run(() => CarteSignature.Make(assertion, settings.Carte, now), CancellationToken.None)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        var request = new Wire.OpenSessionRequest
        {
            Assertion = UnsafeByteOperations.UnsafeWrap(assertion),
            Signature = UnsafeByteOperations.UnsafeWrap(signature),
        };
        var call = service.OpenSessionAsync(request, Options(null, cancellationToken));
        return await ReceiveAsync(call, cancellationToken).ConfigureAwait(false);
    }

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
