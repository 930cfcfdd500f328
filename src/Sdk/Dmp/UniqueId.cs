using System.Numerics;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Dmp;

/// <summary>The identifier of a document: a plain OID, without extension.</summary>
/// <remarks>EX_2.1-1130.</remarks>
public static partial class UniqueId
{
    /// <summary>The longest identifier that the DMP takes, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>Draws an identifier that nobody else has: a UUID under the arc 2.25.</summary>
    public static string New()
    {
        var uuid = Guid.NewGuid().ToByteArray(bigEndian: true);
        return $"2.25.{new BigInteger(uuid, isUnsigned: true, isBigEndian: true)}";
    }

    /// <summary>Whether a document may bear this identifier.</summary>
    /// <param name="value">The identifier.</param>
    public static bool IsValid(string? value) => value is { Length: <= MaxLength } && Oid().IsMatch(value);

    [GeneratedRegex(@"^[0-2](\.(0|[1-9][0-9]*))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Oid();
}
