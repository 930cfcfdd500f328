using System.Globalization;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Signs in without a browser: the professional confirms a number on the telephone or with the card.</summary>
/// <remarks>OpenID Connect CIBA Core 1.0, poll mode.</remarks>
internal sealed class CibaSignIn(IssuerClient issuer)
{
    private const string GrantType = "urn:openid:params:grant-type:ciba";

    // What the standard asks for: where no interval is told, and after slow_down.
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SlowerBy = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ProSanteConnectSettings _settings = issuer.Settings;

    public async Task<IssuedTokens> RunAsync(
        string nationalId, CibaChannel channel, Action<string> showNumber, CancellationToken cancellationToken)
    {
        var number = RandomNumberGenerator.GetInt32(100).ToString("D2", CultureInfo.InvariantCulture);
        var request = await BeginAsync(nationalId, channel, number, cancellationToken).ConfigureAwait(false);
        showNumber(number);
        return await PollAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Request> BeginAsync(
        string nationalId, CibaChannel channel, string number, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["scope"] = _settings.Scope,
            ["acr_values"] = _settings.AcrValues,
            ["login_hint"] = nationalId,
            ["binding_message"] = number,
            ["channel"] = channel == CibaChannel.Carte ? "CARD" : "MOBILE",
            ["requested_expiry"] = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        };
        try
        {
            var answer = await issuer.BeginCibaAsync(form, cancellationToken).ConfigureAwait(false);
            var id = answer.Text("auth_req_id") ?? throw Refusal.Because(Reason.PscReponseInvalide);
            var life = answer.Seconds("expires_in") is { } told && told < Patience ? told : Patience;
            var interval = answer.Seconds("interval") ?? DefaultInterval;
            if (interval < ShortestInterval)
                interval = ShortestInterval;
            return new(id, interval, _settings.TimeProvider.GetUtcNow() + life);
        }
        catch (IssuerFault fault)
        {
            throw IssuerRefusal.Of(fault);
        }
    }

    private async Task<IssuedTokens> PollAsync(Request request, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = GrantType, ["auth_req_id"] = request.Id };
        var interval = request.Interval;
        while (_settings.TimeProvider.GetUtcNow() < request.End)
        {
            await Task.Delay(interval, _settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            try
            {
                return await issuer.TokensAsync(form, cancellationToken).ConfigureAwait(false);
            }
            catch (IssuerFault fault) when (fault.Code is "authorization_pending" or "slow_down")
            {
                if (fault.Code == "slow_down")
                    interval += SlowerBy;
            }
            catch (IssuerFault fault)
            {
                throw IssuerRefusal.Of(fault);
            }
            catch (MonEspaceSanteException silence) when (silence.IsTransient)
            {
                // The professional may be confirming meanwhile: asking again costs nothing.
                interval += SlowerBy;
            }
        }

        throw Refusal.Because(Reason.PscRefus);
    }

    private sealed record Request(string Id, TimeSpan Interval, DateTimeOffset End);
}
