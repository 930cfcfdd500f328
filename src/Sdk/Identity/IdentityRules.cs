using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Identity;

/// <summary>How far an identity must be proven for each use: <c>identitovigilance.json</c>.</summary>
internal sealed record IdentityRules(string Version, string Source, IReadOnlyList<IdentityRules.Rule> Usages)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private static readonly Lazy<FrozenDictionary<UsageIdentite, Rule>> Rules = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("identitovigilance.json")!;
        return JsonSerializer.Deserialize<IdentityRules>(stream, Json)!.Usages.ToFrozenDictionary(rule => rule.Usage);
    });

    /// <exception cref="ArgumentOutOfRangeException">There is no such use.</exception>
    public static Rule Of(UsageIdentite usage) => Rules.Value.TryGetValue(usage, out var rule)
        ? rule
        : throw new ArgumentOutOfRangeException(nameof(usage));

    /// <summary>What one use takes.</summary>
    internal sealed record Rule(
        UsageIdentite Usage, IReadOnlyList<StatutIdentite> Statuts, bool NumeroAttente, string? Assumption = null)
    {
        /// <summary>Why an identity may not serve so; null when it may.</summary>
        public Reason? Against(IdentitePatient patient) => patient.Ins switch
        {
            null => Reason.IdentiteNonQualifiee,
            _ when !Statuts.Contains(patient.Statut) => Reason.IdentiteNonQualifiee,
            { IsNia: true } when !NumeroAttente => Reason.InsNiaRefuse,
            _ => null,
        };
    }
}
