namespace MonEspaceSante.LogicielMetier.Readers;

/// <summary>Where a card is inserted.</summary>
/// <param name="Module">The PKCS#11 module. Null takes that of the Cryptolib CPS.</param>
/// <param name="Name">The reader. Null takes the only one with a card.</param>
internal sealed record ReaderChoice(string? Module, string? Name);
