namespace MonEspaceSante.Cps;

/// <summary>Which card to open, with which software.</summary>
public sealed class Pkcs11Options
{
    /// <summary>The file of the PKCS#11 module.</summary>
    /// <value>Null, the default, takes the first of <see cref="Pkcs11Module.KnownPaths"/> that exists.</value>
    public string? ModulePath { get; set; }

    /// <summary>The reader that the card is in, as <see cref="Pkcs11Reader.Name"/> tells it.</summary>
    /// <value>Null, the default, takes the only card in place.</value>
    public string? Reader { get; set; }

    /// <summary>The serial number of the card, as <see cref="Pkcs11Token.SerialNumber"/> tells it.</summary>
    /// <value>Null, the default, takes the only card in place.</value>
    public string? SerialNumber { get; set; }

    /// <summary>Asks the user for the code, for each signature of a card that wants it each time.</summary>
    /// <value>Null, the default, suits all cards but these. The characters are overwritten after use. Called from any
    /// thread, one call at a time; the card serves other operations until it returns.</value>
    /// <remarks>PKCS#11 v2.40, CKA_ALWAYS_AUTHENTICATE.</remarks>
    public Func<char[]>? AskCode { get; set; }
}
