using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>An element of a resource that has elements of its own, read as what they must be.</summary>
/// <param name="Json">The element.</param>
/// <param name="Path">Where it stands, such as <c>$.participant[0]</c>.</param>
internal readonly record struct FhirNode(JsonObject Json, string Path)
{
    public string PathOf(string name) => $"{Path}.{name}";

    public string? Text(string name)
    {
        if (Json[name] is not { } node)
            return Json.ContainsKey(name) ? throw FhirFault.Invalid(PathOf(name), "null interdit") : null;
        return node.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 0 } text
            ? text
            : throw FhirFault.Invalid(PathOf(name), "Texte non vide attendu");
    }

    public bool? Flag(string name) => Value(name)?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw FhirFault.Invalid(PathOf(name), "true ou false attendu"),
    };

    public decimal? Number(string name)
    {
        if (Value(name) is not { } node)
            return null;
        var isNumber = decimal.TryParse(
            node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return node.GetValueKind() == JsonValueKind.Number && isNumber
            ? number
            : throw FhirFault.Invalid(PathOf(name), "Nombre attendu");
    }

    public int? Positive(string name)
    {
        if (Number(name) is not { } number)
            return null;
        return number >= 1 && number <= int.MaxValue && decimal.IsInteger(number)
            ? (int)number
            : throw FhirFault.Invalid(PathOf(name), "Entier positif attendu");
    }

    /// <summary>A code of a list.</summary>
    public T? Code<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (FhirElements.Code(value) == text)
                return value;
        }

        throw FhirFault.Invalid(
            PathOf(name), $"Valeurs possibles : {string.Join(", ", Enum.GetValues<T>().Select(v => FhirElements.Code(v)))}");
    }

    public T RequireCode<T>(string name)
        where T : struct, Enum => Code<T>(name) ?? throw FhirFault.Missing(PathOf(name));

    public FhirDateTime? Time(string name) => Text(name) is { } text
        ? FhirDateTime.Read(text) ?? throw FhirFault.Invalid(PathOf(name), "Date ou heure avec fuseau attendue")
        : null;

    public DateTimeOffset? Instant(string name) => Time(name) is { } time
        ? time.Instant ?? throw FhirFault.Invalid(PathOf(name), "Heure avec fuseau attendue")
        : null;

    public FhirNode? Child(string name) => Value(name) is { } node ? Node(node, PathOf(name)) : null;

    public IReadOnlyList<FhirNode> Children(string name)
    {
        if (Value(name) is not { } node)
            return [];
        var (list, path) = (node as JsonArray ?? throw FhirFault.Invalid(PathOf(name), "Liste attendue"), PathOf(name));
        return [.. list.Select((child, at) => Node(child, $"{path}[{at}]"))];
    }

    public FhirNode Require(string name) => Child(name) ?? throw FhirFault.Missing(PathOf(name));

    private JsonNode? Value(string name) =>
        Json.TryGetPropertyValue(name, out var node)
            ? node ?? throw FhirFault.Invalid(PathOf(name), "null interdit")
            : null;

    private static FhirNode Node(JsonNode? node, string path) =>
        new(node as JsonObject ?? throw FhirFault.Invalid(path, "Objet attendu"), path);
}
