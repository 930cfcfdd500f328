using System.Text;

namespace MonEspaceSante.RealComponents.Cards;

/// <summary>The data objects of a CPS, as the national documentation describes them.</summary>
public static class CpsObjects
{
    /// <summary>All that a card keeps: the speciality, the activities, and room for one more.</summary>
    /// <param name="speciality">Four characters, blank for none.</param>
    /// <param name="activities">Structure, name, sector.</param>
    public static IReadOnlyList<(string Name, byte[] Content)> Of(
        string? speciality, params IEnumerable<(string Structure, string Name, string Sector)> activities) =>
    [
        ("CPS_INFO_PS", Encoding.Latin1.GetBytes($"PS {speciality,4}")),
        .. activities.Select(Activity).Append(new byte[64]).Select((content, i) => ($"CPS_ACTIVITY_{i + 1:00}_PS", content)),
    ];

    private static byte[] Activity((string Structure, string Name, string Sector) activity) =>
        [.. Field(0x84, activity.Name), .. Field(0x85, activity.Structure), .. Field(0x86, activity.Sector), .. new byte[16]];

    private static byte[] Field(byte tag, string text)
    {
        var value = Encoding.UTF8.GetBytes(text);
        return [tag, (byte)value.Length, .. value];
    }
}
