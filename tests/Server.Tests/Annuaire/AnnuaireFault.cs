namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>A line of the report.</summary>
internal sealed record AnnuaireFault(string Fichier, long Ligne, string Motif, string Colonne);
