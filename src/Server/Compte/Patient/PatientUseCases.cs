namespace MonEspaceSante.Server.Compte.Patient;

/// <summary>What a person does in the dossier: professionals, documents, profile, traces, notifications.</summary>
internal sealed record PatientUseCases;
