namespace MonEspaceSante.Identity;

/// <summary>The key of Luhn (ISO/IEC 7812-1), the last digit included.</summary>
internal static class Luhn
{
    /// <summary>Whether all are digits, and the last one is the key of the others.</summary>
    public static bool Holds(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            sum += place % 2 == 0 ? digit : (2 * digit) - (digit > 4 ? 9 : 0);
        }

        return sum % 10 == 0;
    }
}
