using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Insi;

/// <summary>A matricule, and the traits that are said to go with it.</summary>
internal sealed record ClaimedIdentity(Ins Ins, TraitsIdentite Traits);
