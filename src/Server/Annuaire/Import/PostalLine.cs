namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>The last line of an address: a postcode and a name.</summary>
/// <param name="Postcode">The postcode; empty where there is none.</param>
/// <param name="Name">The name.</param>
internal readonly record struct PostalLine(string Postcode, string Name)
{
    private const int PostcodeLength = 5;

    public static PostalLine Of(string text) =>
        text.Length > PostcodeLength && text[PostcodeLength] == ' ' && text[..PostcodeLength].All(char.IsAsciiDigit)
            ? new PostalLine(text[..PostcodeLength], text[(PostcodeLength + 1)..].Trim())
            : new PostalLine("", text);
}
