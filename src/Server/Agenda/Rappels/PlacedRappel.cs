using MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>A reminder at its place in a list.</summary>
/// <param name="DueAt">When it is due.</param>
/// <param name="Key">What tells it from the others of that instant.</param>
/// <param name="Told">What is told; null for one that the caller does not see.</param>
internal sealed record PlacedRappel(long DueAt, byte[] Key, Rappel? Told);
