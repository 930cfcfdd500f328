using System.Text.RegularExpressions;
using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Server.Annuaire;

/// <summary>What a place is found by.</summary>
internal static partial class PlaceKeys
{
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    public static byte[]? City(Place? place) => place is { CommuneName.Length: > 0 } ? City(place.CommuneName) : null;

    /// <summary>Of a commune by its name. The boroughs of a city are the city.</summary>
    public static byte[]? City(string communeName)
    {
        var name = SearchKey.Fold(communeName);
        // What a line of an address adds for the post.
        var cedex = name.IndexOf(" CEDEX", StringComparison.Ordinal);
        if (cedex > 0) name = name[..cedex];
        var borough = name.EndsWith("ARRONDISSEMENT", StringComparison.Ordinal) ? Borough().Match(name) : Match.Empty;
        if (borough.Success) name = name[..borough.Index];
        return name.Length == 0 ? null : SearchKey.Of(name);
    }

    [GeneratedRegex(" [0-9]{1,2}(ER|E|EME)? ARRONDISSEMENT$", RegexOptions.CultureInvariant)]
    private static partial Regex Borough();
}
