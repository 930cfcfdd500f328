using System.Text.Json.Serialization;

namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>Reads lines strictly: a field that is not of the format, or told twice, is a fault and not a loss.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = 8)]
[JsonSerializable(typeof(LegacyDossier))]
internal sealed partial class LegacyJson : JsonSerializerContext;
