namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>How far a wave has come.</summary>
/// <param name="Announced">How many accounts it announced.</param>
/// <param name="More">Whether persons wait for another; null until it is over.</param>
internal sealed record Wave(int Announced, bool? More);
