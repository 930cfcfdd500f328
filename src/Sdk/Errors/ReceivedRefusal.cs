namespace MonEspaceSante.Errors;

/// <summary>A refusal as the server sent it.</summary>
/// <param name="Entry">What the catalogue tells of its reason.</param>
/// <param name="Message">The server's own sentence. Null takes the catalogue's.</param>
/// <param name="Remedy">The server's own remedy. Null takes the catalogue's.</param>
/// <param name="Violations">The fields at fault.</param>
/// <param name="Details">The values that go with the reason.</param>
/// <param name="DocumentRank">Which document of a submission it concerns, from 0.</param>
/// <param name="TraceId">The id in the server's log.</param>
/// <param name="Cause">The failed call.</param>
internal sealed record ReceivedRefusal(
    CatalogueEntry Entry,
    string? Message,
    string? Remedy,
    IReadOnlyList<Violation> Violations,
    IReadOnlyDictionary<string, string> Details,
    int? DocumentRank,
    string? TraceId,
    Exception Cause);
