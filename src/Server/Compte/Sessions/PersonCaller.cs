namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>The person who signed in.</summary>
internal sealed record PersonCaller(Guid SessionId, Guid PatientId);
