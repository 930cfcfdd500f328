using System.Text.Json;
using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>The data types that resources share, in and out.</summary>
internal static class FhirElements
{
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static FhirIdentifier Identifier(FhirNode node) => new(node.Text("system"), node.Text("value"));

    public static FhirReference Reference(FhirNode node) => new(
        node.Text("reference"),
        node.Text("display"),
        node.Child("identifier") is { } identifier ? Identifier(identifier) : null,
        node.Text("type"));

    public static FhirCoding Coding(FhirNode node) => new(node.Text("system"), node.Text("code"), node.Text("display"));

    public static FhirConcept Concept(FhirNode node) => new([.. node.Children("coding").Select(Coding)], node.Text("text"));

    public static FhirPeriod Period(FhirNode node) => new(node.Time("start"), node.Time("end"));

    public static IReadOnlyList<T> List<T>(FhirNode node, string name, Func<FhirNode, T> read) =>
        [.. node.Children(name).Select(read)];

    public static JsonObject Write(FhirIdentifier identifier) =>
        Element(("system", identifier.System), ("value", identifier.Value));

    public static JsonObject Write(FhirReference reference) => Element(
        ("reference", reference.Reference),
        ("type", reference.Type),
        ("identifier", reference.Identifier is null ? null : Write(reference.Identifier)),
        ("display", reference.Display));

    public static JsonObject Write(FhirCoding coding) =>
        Element(("system", coding.System), ("code", coding.Code), ("display", coding.Display));

    public static JsonObject Write(FhirConcept concept) =>
        Element(("coding", List(concept.Codings, Write)), ("text", concept.Text));

    public static JsonObject Write(FhirPeriod period) => Element(("start", period.Start?.Text), ("end", period.End?.Text));

    public static JsonArray? List<T>(IReadOnlyList<T> values, Func<T, JsonObject> write) =>
        values.Count == 0 ? null : [.. values.Select(write)];

    /// <summary>An element of what there is.</summary>
    public static JsonObject Element(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var element = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                element.Add(name, value);
        }

        return element;
    }
}
