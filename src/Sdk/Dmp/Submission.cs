namespace MonEspaceSante.Dmp;

/// <summary>A submission that the dossier has taken: it is durable.</summary>
/// <param name="SubmissionId">The id of the submission. The same for every replay of one request.</param>
/// <param name="SubmissionTime">When the dossier took it.</param>
/// <param name="Documents">The stored documents.</param>
public sealed record Submission(Guid SubmissionId, DateTimeOffset SubmissionTime, IReadOnlyList<Document> Documents)
{
    /// <summary>Names the submission only: logs hold no identity.</summary>
    public override string ToString() => $"Submission({SubmissionId})";
}
