using System.Collections.Frozen;
using System.Text.Json;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Errors;

/// <summary>Every reason that a call can be refused for: <c>error-catalogue.json</c>, read once.</summary>
public static class ErrorCatalogue
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly FrozenDictionary<string, CatalogueEntry> ByCode = Read().ToFrozenDictionary(e => e.Code);

    /// <summary>All entries, by number.</summary>
    public static IReadOnlyList<CatalogueEntry> Entries { get; } = [.. ByCode.Values.OrderBy(e => e.Reason)];

    /// <summary>The entry of a reason.</summary>
    /// <param name="reason">A reason other than <see cref="Reason.Unspecified"/>.</param>
    /// <exception cref="KeyNotFoundException">The reason is unspecified.</exception>
    public static CatalogueEntry Find(Reason reason) => ByReason[reason];

    /// <summary>The entry of a code, or null when this version does not know it.</summary>
    /// <param name="code">The code as the wire carries it, such as <c>DOSSIER_FERME</c>.</param>
    public static CatalogueEntry? Find(string code) => ByCode.GetValueOrDefault(code);

    private static FrozenDictionary<Reason, CatalogueEntry> ByReason { get; } = Entries.ToFrozenDictionary(e => e.Reason);

    private static string CodeOf(Reason reason) =>
        ReasonReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason)!.Name["REASON_".Length..];

    private static IEnumerable<CatalogueEntry> Read()
    {
        using var stream = typeof(ErrorCatalogue).Assembly.GetManifestResourceStream("error-catalogue.json")!;
        var rows = JsonSerializer.Deserialize<Row[]>(stream, Json)!.ToDictionary(r => r.Reason);
        return from reason in Enum.GetValues<Reason>()
               where reason != Reason.Unspecified
               let row = rows[CodeOf(reason)]
               select new CatalogueEntry(
                   reason,
                   row.Reason,
                   row.Status,
                   Enum.Parse<CallerAction>(row.Action, ignoreCase: true),
                   Enum.Parse<Actor>(row.Actor, ignoreCase: true),
                   row.Retryable,
                   row.Message,
                   row.Remedy,
                   row.National);
    }

    private sealed record Row(
        string Reason,
        string Status,
        string Action,
        string Actor,
        bool Retryable,
        string Message,
        string Remedy,
        string? National);
}
