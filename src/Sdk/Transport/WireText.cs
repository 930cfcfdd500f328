namespace MonEspaceSante.Transport;

/// <summary>Text as the contracts spell it: empty for what is not told.</summary>
internal static class WireText
{
    public static string? NullIfEmpty(this string text) => text.Length > 0 ? text : null;
}
