using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>A dossier found by traits.</summary>
internal sealed record FoundPatient(Guid PatientId, Ins Identifier, Traits Traits, bool OpposesUrgence);
