namespace MonEspaceSante.Cps;

/// <summary>A reader that a card's software sees.</summary>
/// <param name="Name">Its name, for <see cref="Pkcs11Options.Reader"/>.</param>
/// <param name="HasCard">Whether there is a card in it.</param>
/// <param name="Token">The card. Null when there is none, or the software does not recognise it.</param>
/// <remarks>PKCS#11 v2.40, CK_SLOT_INFO.</remarks>
public sealed record Pkcs11Reader(string Name, bool HasCard, Pkcs11Token? Token);
