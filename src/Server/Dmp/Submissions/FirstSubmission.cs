namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The submission that a key has stored.</summary>
internal sealed record FirstSubmission(byte[] SubmissionId, byte[] ManifestSha256);
