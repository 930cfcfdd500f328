using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Signing;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>The calls of the session service that make or end a session: it is opened with the card, and renewed
/// without.</summary>
internal sealed class SessionCalls(Wire.SessionService.SessionServiceClient service, ClientSettings settings) : ITokenSource
{
    public bool CanHeal(Reason reason) =>
        reason is Reason.JetonExpire or Reason.JetonInvalide or Reason.SessionTerminee;

    public async Task<Token> NextAsync(string? previous, CancellationToken cancellationToken)
    {
        try
        {
            if (previous is not null)
                return await RenewAsync(previous, cancellationToken).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal) when (CanHeal(refusal.Reason))
        {
            // Another session takes its place.
        }

        return await OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task CloseAsync(string token, CancellationToken cancellationToken) =>
        service.CloseSessionAsync(new(), Options(token, cancellationToken)).AnswerAsync(cancellationToken);

    private Task<Token> OpenAsync(CancellationToken cancellationToken) => settings.ProSanteConnect is { } signedIn
        ? ExchangeAsync(signedIn, cancellationToken)
        : OpenWithCardAsync(cancellationToken);

    private async Task<Token> RenewAsync(string token, CancellationToken cancellationToken)
    {
        var request = new Wire.RenewSessionRequest();
        if (settings.ProSanteConnect is { } signedIn)
            request.SubjectToken = await signedIn.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        var call = service.RenewSessionAsync(request, Options(token, cancellationToken));
        return await ReceiveAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Token> ExchangeAsync(
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

    private async Task<Token> OpenWithCardAsync(CancellationToken cancellationToken)
    {
        var now = settings.Server.TimeProvider.GetUtcNow();
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
        Bearer.Options(token, settings.Server.CallDeadline, cancellationToken);

    private async Task<Token> ReceiveAsync(AsyncUnaryCall<Wire.Session> call, CancellationToken cancellationToken)
    {
        var session = await call.AnswerAsync(cancellationToken).ConfigureAwait(false);
        return Token.OfMinutes(
            session.Token, session.TokenExpireTime.ToDateTimeOffset(), settings.Server.TimeProvider.GetUtcNow());
    }
}
