namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Where a document goes.</summary>
/// <param name="PatientId">The dossier.</param>
/// <param name="SubmissionId">The submission that brings it.</param>
/// <param name="EntryId">Its own id.</param>
/// <param name="LogicalId">The id that it shares with the documents it replaces.</param>
/// <param name="Seq">Its rank in the dossier.</param>
internal sealed record DocumentPlace(Guid PatientId, Guid SubmissionId, Guid EntryId, Guid LogicalId, long Seq);
