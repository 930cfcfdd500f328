namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>What makes a submission the same when it is sent again.</summary>
/// <param name="PatientId">The dossier that is fed.</param>
/// <param name="ActorIdNat">Whom it is imputed to.</param>
/// <param name="RequestId">Drawn by the caller once for all tries.</param>
internal sealed record SubmissionKey(Guid PatientId, string ActorIdNat, Guid RequestId);
