using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>A resource of a shared agenda. It keeps all that it was read with, understood or not.</summary>
/// <remarks>FHIR R4; volet Gestion d'agendas partagés (GAP).</remarks>
public abstract class FrResource
{
    private protected FrResource(FhirNode json) => Json = json.Json;

    private protected JsonObject Json { get; }

    /// <summary>The resource as JSON.</summary>
    public string ToJson() => FhirJson.Write(Json);

    /// <summary>Writes the resource as JSON in UTF-8.</summary>
    /// <param name="target">Where to. It stays open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task WriteAsync(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return FhirJson.WriteAsync(Json, target, cancellationToken);
    }

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public sealed override string ToString() => $"{GetType().Name}(…)";

    private protected static JsonObject New(string resourceType) => new() { ["resourceType"] = resourceType };

    private protected static FhirNode Change(JsonObject json, JsonObject before, JsonObject after) =>
        new(FhirMerge.Merge(json, before, after)!.AsObject(), FhirFault.Root);
}
