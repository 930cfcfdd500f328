using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>What the token endpoint answered.</summary>
/// <param name="AccessToken">The token that is exchanged. Never logged.</param>
/// <param name="RefreshToken">What brings the next one. Never logged.</param>
/// <param name="IdToken">Who signed in, signed by the issuer. Null in answers to a refresh that leave it out.</param>
/// <param name="ExpireTime">When the access token expires, by our clock.</param>
internal sealed record IssuedTokens(
    string AccessToken, string RefreshToken, string? IdToken, DateTimeOffset ExpireTime)
{
    public static IssuedTokens Received(JsonElement answer, DateTimeOffset now) =>
        answer.Text("access_token") is { } access
        && answer.Text("refresh_token") is { } refresh
        && answer.Seconds("expires_in") is { } life
            ? new(access, refresh, answer.Text("id_token"), now + life)
            : throw Refusal.Because(Reason.PscReponseInvalide);

    /// <summary>Tells the time only: a token in a log would be a session in a log.</summary>
    public override string ToString() => $"IssuedTokens({ExpireTime:O})";
}
