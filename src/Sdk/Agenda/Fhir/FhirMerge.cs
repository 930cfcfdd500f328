using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>Changes the values of a resource that are understood, and leaves all else as it was read.</summary>
internal static class FhirMerge
{
    /// <summary>An element with other values.</summary>
    /// <param name="current">The element as it was read.</param>
    /// <param name="before">What is understood of it.</param>
    /// <param name="after">What that becomes.</param>
    public static JsonNode? Merge(JsonNode? current, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return current?.DeepClone();
        return (current, before, after) switch
        {
            (JsonObject c, JsonObject b, JsonObject a) => Merge(c, b, a),
            (JsonArray c, JsonArray b, JsonArray a) when c.Count == b.Count => Merge(c, b, a),
            _ => after?.DeepClone(),
        };
    }

    private static JsonObject Merge(JsonObject current, JsonObject before, JsonObject after)
    {
        var merged = current.DeepClone().AsObject();
        foreach (var name in before.Concat(after).Select(p => p.Key).Distinct())
        {
            var value = name == FhirExtensions.Name
                ? Extensions(current[name], before[name], after[name])
                : Merge(current[name], before[name], after[name]);
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = value;
        }

        return merged;
    }

    // What was there before keeps what it was read with, wherever it stands now; what replaces it in its place does too.
    private static JsonArray Merge(JsonArray current, JsonArray before, JsonArray after)
    {
        var free = Enumerable.Range(0, before.Count).ToList();
        var places = after.Select(value =>
        {
            var place = free.FindIndex(at => JsonNode.DeepEquals(before[at], value));
            if (place < 0)
                return -1;
            var at = free[place];
            free.RemoveAt(place);
            return at;
        }).ToList();
        return [.. after.Select((value, at) => places[at] >= 0 ? current[places[at]]?.DeepClone()
            : free.Contains(at) ? Merge(current[at], before[at], value)
            : value?.DeepClone())];
    }

    private static JsonArray? Extensions(JsonNode? all, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return all?.DeepClone().AsArray();
        var found = all as JsonArray ?? [];
        var used = Merge(new JsonArray([.. found.Where(FhirExtensions.IsUsed).Select(e => e?.DeepClone())]), before, after);
        var kept = found.Where(e => !FhirExtensions.IsUsed(e)).Concat(used as JsonArray ?? []);
        var list = new JsonArray([.. kept.Select(e => e?.DeepClone())]);
        return list.Count == 0 ? null : list;
    }
}
