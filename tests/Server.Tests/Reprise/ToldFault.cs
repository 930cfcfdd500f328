namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>A fault as the report tells it.</summary>
internal sealed record ToldFault(long Ligne, string Motif, string Champ, string Effet = "refusee");
