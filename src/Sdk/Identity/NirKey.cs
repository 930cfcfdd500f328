using System.Globalization;

namespace MonEspaceSante.Identity;

/// <summary>The control key of a NIR: 97 less the remainder of its 13 characters by 97, Corsica's letters counted as
/// 19 and 18.</summary>
internal static class NirKey
{
    private const int NumberLength = 13;
    private const int Length = 15;
    private const int DepartmentStart = 5;

    /// <summary>The 13 characters before the key as a number, or null when these are not 15 characters of a
    /// NIR.</summary>
    public static long? TryReadNumber(string matricule)
    {
        if (matricule.Length != Length)
            return null;
        Span<char> digits = stackalloc char[Length];
        matricule.CopyTo(digits);
        var department = digits.Slice(DepartmentStart, 2);
        if (department is "2A")
            "19".CopyTo(department);
        else if (department is "2B")
            "18".CopyTo(department);
        return digits.ContainsAnyExceptInRange('0', '9')
            ? null
            : long.Parse(digits[..NumberLength], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public static int Of(long number) => 97 - (int)(number % 97);

    public static int Written(string matricule) =>
        int.Parse(matricule.AsSpan(NumberLength), NumberStyles.None, CultureInfo.InvariantCulture);
}
