using System.Text.Json;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>Reads what the issuer answered: what is absent or of another kind reads as absent.</summary>
internal static class ToldClaims
{
    public static string? Text(this JsonElement claims, string name) =>
        claims.Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A list of texts, or a single one.</summary>
    public static IEnumerable<string> Texts(this JsonElement claims, string name) =>
        claims.Property(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : claims.Text(name) is { } only ? [only] : [];

    public static JsonElement Property(this JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out var value) ? value : default;
}
