namespace MonEspaceSante.Messagerie;

/// <summary>What stands for the number of a practice software (X-MSS-NIL) that was told none: its name and version. The
/// homologation number is a secret, and goes to no recipient.</summary>
internal static class SoftwareNumber
{
    private const int Longest = 64;

    public static string Of(Software software)
    {
        var number = string.Concat($"{software.Name}/{software.Version}".Select(letter => letter is > ' ' and < '\x7f' ? letter : '-'));
        return number[..Math.Min(number.Length, Longest)];
    }
}
