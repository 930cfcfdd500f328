using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Compte;

/// <summary>The session of a person. It can be renewed; only the person opens it, by signing in.</summary>
internal sealed class PersonSession(CompteService.CompteServiceClient service, ServerSettings settings) : ITokenSource
{
    public bool CanHeal(Reason reason) => reason == Reason.JetonExpire;

    public async Task<Token> NextAsync(string? previous, CancellationToken cancellationToken)
    {
        if (previous is null)
            throw Refusal.Because(Reason.SessionAbsente);
        var options = Bearer.Options(previous, settings.CallDeadline, cancellationToken);
        return Received(
            await service.RenewSignInAsync(new(), options).AnswerAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The token of a session that was opened or renewed.</summary>
    public Token Received(CompteSession session) => Token.OfSession(
        session.Token, session.ExpireTime.ToDateTimeOffset(), settings.TimeProvider.GetUtcNow());
}
