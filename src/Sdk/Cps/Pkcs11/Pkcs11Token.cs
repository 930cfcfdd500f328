namespace MonEspaceSante.Cps;

/// <summary>A card in a reader, as its software describes it without the code.</summary>
/// <param name="Label">The name of the card.</param>
/// <param name="SerialNumber">The serial number of the card, for <see cref="Pkcs11Options.SerialNumber"/>.</param>
/// <param name="Manufacturer">Who made it.</param>
/// <param name="Model">Its model.</param>
/// <param name="Pin">How many tries the code has left.</param>
/// <param name="HasPinPad">Whether the code is typed on the reader: <see cref="Pkcs11Carte"/> then takes no code.</param>
/// <param name="Mechanisms">What the card computes, by its names in PKCS#11 where known, such as
/// <c>CKM_RSA_PKCS_PSS</c>, else in hexadecimal.</param>
/// <param name="SignsPkcs1">Whether it signs sessions and submissions (RSASSA-PKCS1-v1_5).</param>
/// <param name="SignsPss">Whether it opens TLS 1.3 connections (RSASSA-PSS).</param>
/// <remarks>PKCS#11 v2.40, CK_TOKEN_INFO.</remarks>
public sealed record Pkcs11Token(
    string Label,
    string SerialNumber,
    string Manufacturer,
    string Model,
    PinState Pin,
    bool HasPinPad,
    IReadOnlyList<string> Mechanisms,
    bool SignsPkcs1,
    bool SignsPss)
{
    /// <summary>Names the state only: a card's number is its holder's.</summary>
    public override string ToString() => $"Pkcs11Token({Pin})";
}
