using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>What is new in a dossier for a caller, by type, and whether a medical summary is there.</summary>
internal sealed record NewDocuments(IReadOnlyList<TypeCount> Counts, bool HasMedicalSummary);
