using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>The extensions of the shared-agenda guide that an agenda uses, in and out.</summary>
/// <remarks>Interop'Santé, FR Core; volet Gestion d'agendas partagés (GAP).</remarks>
internal static class FhirExtensions
{
    public const string Name = "extension";

    private const string Base = "https://hl7.fr/ig/fhir/core/StructureDefinition/";
    private const string Operator = $"{Base}fr-core-appointment-operator";
    private const string Availability = $"{Base}fr-core-schedule-availability-time";
    private const string ServiceDuration = $"{Base}fr-core-service-type-duration";
    private const string Ucum = "http://unitsofmeasure.org";

    /// <summary>Whether it is one of those.</summary>
    public static bool IsUsed(JsonNode? extension) =>
        extension is JsonObject element && element["url"]?.ToString() is Operator or Availability or ServiceDuration;

    public static FhirReference? ReadOperator(FhirNode resource) =>
        Find(resource, Operator).Select(e => FhirElements.Reference(e.Require("valueReference"))).FirstOrDefault();

    public static IReadOnlyList<FrAvailability> ReadAvailabilities(FhirNode resource) =>
        [.. Find(resource, Availability).Select(ReadAvailability)];

    public static IReadOnlyList<FrServiceDuration> ReadDurations(FhirNode resource) =>
        [.. Find(resource, ServiceDuration).Select(ReadDuration)];

    public static JsonObject WriteOperator(FhirReference reference) =>
        FhirElements.Element(("url", Operator), ("valueReference", FhirElements.Write(reference)));

    public static JsonObject Write(FrAvailability availability) => Complex(
        Availability,
        Part("identifier", "valueIdentifier", availability.Identifier is { } id ? FhirElements.Write(id) : null),
        Part("type", "valueCoding", availability.Type is { } type ? FhirElements.Write(type) : null),
        Part("start", "valueDateTime", availability.Start.Text),
        Part("end", "valueDateTime", availability.End.Text));

    public static JsonObject Write(FrServiceDuration duration) => Complex(
        ServiceDuration,
        Part("serviceType", "valueCodeableConcept", duration.ServiceType is { } type ? FhirElements.Write(type) : null),
        Part("duration", "valueDuration", FhirElements.Element(
            ("value", (decimal)duration.Duration.TotalMinutes), ("unit", "minute"), ("system", Ucum), ("code", "min"))));

    private static IEnumerable<FhirNode> Find(FhirNode node, string url) =>
        node.Children(Name).Where(e => e.Text("url") == url);

    private static FhirNode? FindPart(FhirNode node, string url) =>
        Find(node, url).Select(e => (FhirNode?)e).FirstOrDefault();

    private static FhirNode RequirePart(FhirNode node, string url) =>
        FindPart(node, url) ?? throw FhirFault.Missing($"{node.Path}.{Name}[{url}]");

    private static FrAvailability ReadAvailability(FhirNode node)
    {
        var (start, end) = (RequirePart(node, "start"), RequirePart(node, "end"));
        var availability = new FrAvailability(
            start.Time("valueDateTime") ?? throw FhirFault.Missing(start.PathOf("valueDateTime")),
            end.Time("valueDateTime") ?? throw FhirFault.Missing(end.PathOf("valueDateTime")),
            FindPart(node, "type") is { } type ? FhirElements.Coding(type.Require("valueCoding")) : null,
            FindPart(node, "identifier") is { } id ? FhirElements.Identifier(id.Require("valueIdentifier")) : null);
        return availability.End.Instant < availability.Start.Instant
            ? throw FhirFault.Invalid(end.PathOf("valueDateTime"), "Fin avant le début")
            : availability;
    }

    private static FrServiceDuration ReadDuration(FhirNode node)
    {
        var duration = RequirePart(node, "duration").Require("valueDuration");
        var value = duration.Number("value") ?? throw FhirFault.Missing(duration.PathOf("value"));
        var minutes = duration.Text("code") switch
        {
            "min" => 1m,
            "h" => 60m,
            "d" => 1440m,
            null => throw FhirFault.Missing(duration.PathOf("code")),
            _ => throw FhirFault.Invalid(duration.PathOf("code"), "Valeurs possibles : min, h, d"),
        };
        return new FrServiceDuration(
            FindPart(node, "serviceType") is { } type ? FhirElements.Concept(type.Require("valueCodeableConcept")) : null,
            value is > 0 and <= 10_000
                ? TimeSpan.FromMinutes((double)(value * minutes))
                : throw FhirFault.Invalid(duration.PathOf("value"), "Durée positive attendue"));
    }

    private static JsonObject Complex(string url, params ReadOnlySpan<JsonObject?> parts)
    {
        var list = new JsonArray();
        foreach (var part in parts)
        {
            if (part is not null)
                list.Add((JsonNode)part);
        }

        return FhirElements.Element((Name, list), ("url", url));
    }

    private static JsonObject? Part(string url, string name, JsonNode? value) =>
        value is null ? null : FhirElements.Element(("url", url), (name, value));
}
