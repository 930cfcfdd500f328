using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>Keeps a token of one grant: opens it with the secret when it is needed, once for all that wait.</summary>
internal sealed class GrantTokens(
    Wire.ApplicationService.ApplicationServiceClient service, GrantKey key, ApplicationSettings settings)
{
    // The two clocks differ: what the server tells is believed within these bounds.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile Opened? _current;

    /// <summary>Whether another token puts a refusal right.</summary>
    public static bool CanHeal(Reason reason) => reason is Reason.JetonExpire or Reason.JetonInvalide;

    /// <summary>A token that serves now.</summary>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        if (Standing() is { } standing)
            return standing;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Standing() ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Makes the next call open another in the place of one that was refused.</summary>
    public void Discard(string token)
    {
        if (_current?.Token == token)
            _current = null;
    }

    private string? Standing() =>
        _current is { } current && settings.TimeProvider.GetUtcNow() < current.RenewTime ? current.Token : null;

    private async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        var request = new Wire.OpenGrantRequest { GrantId = key.GrantId.ToString("D"), GrantSecret = key.Secret };
        using var call = service.OpenGrantAsync(request, Bearer.Options(null, settings.CallDeadline, cancellationToken));
        try
        {
            var session = await call.ResponseAsync.ConfigureAwait(false);
            var now = settings.TimeProvider.GetUtcNow();
            var told = session.ExpireTime.ToDateTimeOffset() - now;
            var life = told < ShortestLife ? ShortestLife : told > LongestLife ? LongestLife : told;
            _current = new Opened(session.Token, now + life - Margin);
            return session.Token;
        }
        catch (RpcException failure)
        {
            throw FailedCall.ToException(failure, started: false, cancellationToken);
        }
    }

    private sealed record Opened(string Token, DateTimeOffset RenewTime)
    {
        public override string ToString() => $"Opened({RenewTime:O})";
    }
}
