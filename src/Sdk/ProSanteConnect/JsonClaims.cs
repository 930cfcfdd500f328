using System.Text.Json;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Reads JSON that others wrote: what is absent, empty or of another kind reads as absent.</summary>
internal static class JsonClaims
{
    public static JsonElement Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A list of texts, or a single one.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Text(name) is { } only
            ? [only]
            : element.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!);

    /// <summary>A number of seconds, within what a token may live.</summary>
    public static TimeSpan? Seconds(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Number } value
            && value.TryGetInt32(out var seconds) && seconds is >= 0 and <= 24 * 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
