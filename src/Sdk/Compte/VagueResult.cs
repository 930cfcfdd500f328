namespace MonEspaceSante.Compte;

/// <summary>What a wave of letters did.</summary>
/// <param name="AnnouncedCount">How many accounts it announced.</param>
/// <param name="HasMore">Whether eligible persons of the phase wait for another wave.</param>
public sealed record VagueResult(int AnnouncedCount, bool HasMore);
