using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonEspaceSante.Cda;

/// <summary>The rules that documents are held to: <c>lint-rules.json</c>, read once.</summary>
public static class LintRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>All rules, in the order in which a document is read.</summary>
    public static IReadOnlyList<LintRule> All { get; } = Read();

    private static FrozenDictionary<string, LintRule> ById { get; } = All.ToFrozenDictionary(r => r.Id);

    /// <summary>The rule of a name.</summary>
    /// <param name="id">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such rule.</exception>
    public static LintRule Find(string id) => ById[id];

    private static LintRule[] Read()
    {
        using var stream = typeof(LintRules).Assembly.GetManifestResourceStream("lint-rules.json")!;
        return JsonSerializer.Deserialize<LintRule[]>(stream, Json)!;
    }
}
