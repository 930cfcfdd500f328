namespace MonEspaceSante.Server.Reprise;

/// <summary>What a dossier is known by in the store, as keyed hashes.</summary>
/// <param name="Name">Of what it is called where it comes from.</param>
/// <param name="Patient">Of the identity.</param>
/// <param name="Content">Of its line.</param>
internal sealed record ImportKeys(byte[] Name, byte[] Patient, byte[] Content);
