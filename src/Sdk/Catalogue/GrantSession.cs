using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>The tokens of one grant: its secret opens each of them.</summary>
internal sealed class GrantSession(
    Wire.ApplicationService.ApplicationServiceClient service, GrantKey key, ServerSettings settings) : ITokenSource
{
    public bool CanHeal(Reason reason) => reason is Reason.JetonExpire or Reason.JetonInvalide;

    public async Task<Token> NextAsync(string? previous, CancellationToken cancellationToken)
    {
        var request = new Wire.OpenGrantRequest { GrantId = key.GrantId.ToString("D"), GrantSecret = key.Secret };
        var options = Bearer.Options(null, settings.CallDeadline, cancellationToken);
        var opened = await service.OpenGrantAsync(request, options).AnswerAsync(cancellationToken).ConfigureAwait(false);
        return Token.OfMinutes(opened.Token, opened.ExpireTime.ToDateTimeOffset(), settings.TimeProvider.GetUtcNow());
    }
}
