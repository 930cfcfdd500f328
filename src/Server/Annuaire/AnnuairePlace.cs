namespace MonEspaceSante.Server.Annuaire;

/// <summary>A place in a list by name: the last that was shown.</summary>
/// <param name="Name">The key of its name.</param>
/// <param name="Id">What tells it from others of that name.</param>
internal sealed record AnnuairePlace(byte[] Name, string Id);
