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

    private readonly Lock _gate = new();
    private Opened? _current;
    private Task<string>? _flight;

    /// <summary>Whether another token puts a refusal right.</summary>
    public static bool CanHeal(Reason reason) => reason is Reason.JetonExpire or Reason.JetonInvalide;

    /// <summary>A token that serves now. Those who wait share one opening and its outcome.</summary>
    public Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_current is { } current && settings.TimeProvider.GetUtcNow() < current.RenewTime)
                return Task.FromResult(current.Token);
            _flight ??= Task.Run(FlyAsync, CancellationToken.None);
            return _flight.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Makes the next call open another in the place of one that was refused.</summary>
    public void Discard(string token)
    {
        lock (_gate)
        {
            if (_current?.Token == token)
                _current = null;
        }
    }

    private async Task<string> FlyAsync()
    {
        Opened? opened = null;
        try
        {
            opened = await OpenAsync().ConfigureAwait(false);
            return opened.Token;
        }
        finally
        {
            lock (_gate)
            {
                _current = opened;
                _flight = null;
            }
        }
    }

    private async Task<Opened> OpenAsync()
    {
        var request = new Wire.OpenGrantRequest { GrantId = key.GrantId.ToString("D"), GrantSecret = key.Secret };
        var options = Bearer.Options(null, settings.CallDeadline, CancellationToken.None);
        using var call = service.OpenGrantAsync(request, options);
        try
        {
            var session = await call.ResponseAsync.ConfigureAwait(false);
            var now = settings.TimeProvider.GetUtcNow();
            var told = session.ExpireTime.ToDateTimeOffset() - now;
            var life = told < ShortestLife ? ShortestLife : told > LongestLife ? LongestLife : told;
            return new Opened(session.Token, now + life - Margin);
        }
        catch (RpcException failure)
        {
            throw FailedCall.ToException(failure, started: false, CancellationToken.None);
        }
    }

    private sealed record Opened(string Token, DateTimeOffset RenewTime)
    {
        public override string ToString() => $"Opened({RenewTime:O})";
    }
}
