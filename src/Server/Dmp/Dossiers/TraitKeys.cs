using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>What a dossier can be found by without its identity, each to be kept as a keyed hash alone.</summary>
internal static class TraitKeys
{
    public const int ShortestName = 2;

    /// <summary>All the keys of a patient.</summary>
    public static IEnumerable<string> Of(Traits traits)
    {
        string[] names = [traits.BirthName, traits.UsedName];
        return names.SelectMany(OfName)
            .Concat(traits.GivenNames.Split(' ').SelectMany(name => Beginnings(NormalizedName.Compact(name)).Select(Given)))
            .Concat(Beginnings(NormalizedName.Compact(traits.GivenNames)).Select(Given))
            .Append(Sex(traits.Sex))
            .Append(BirthDate(traits.BirthDate))
            .Distinct();
    }

    /// <summary>The keys of which a patient must have one to be found by a name.</summary>
    public static IEnumerable<string> ForName(string name, bool approximate)
    {
        var compact = NormalizedName.Compact(name);
        yield return Name(compact);
        if (!approximate) yield break;
        yield return Sound(compact);
        foreach (var slip in Slips(compact)) yield return slip;
    }

    public static string ForGivenName(string name) => Given(NormalizedName.Compact(name));

    public static string Sex(string sex) => $"sex {sex}";

    public static string BirthDate(string date) => $"birth {date}";

    private static IEnumerable<string> OfName(string name)
    {
        var compact = NormalizedName.Compact(name);
        return compact.Length < ShortestName
            ? []
            : Beginnings(compact).Select(Name).Append(Sound(compact)).Concat(Slips(compact));
    }

    private static IEnumerable<string> Beginnings(string name) =>
        Enumerable.Range(1, name.Length).Where(length => length >= ShortestName).Select(length => name[..length]);

    // Two names that differ by one letter, added, lacking, changed or swapped, share one of these.
    private static IEnumerable<string> Slips(string name) =>
        Enumerable.Range(0, name.Length).Select(at => name.Remove(at, 1)).Append(name).Select(slip => $"slip {slip}");

    private static string Name(string beginning) => $"name {beginning}";

    private static string Given(string beginning) => $"given {beginning}";

    private static string Sound(string name) => $"sound {FrenchSound.Of(name)}";
}
