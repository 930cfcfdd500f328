namespace MonEspaceSante.Compte;

/// <summary>What a person decided on the access to the dossier in emergencies.</summary>
/// <param name="OpposesBrisDeGlace">Whether access by breaking the glass is opposed.</param>
/// <param name="OpposesUrgence">Whether access by the medical regulation centres (centre 15) is opposed.</param>
public sealed record Confidentialite(bool OpposesBrisDeGlace, bool OpposesUrgence);
