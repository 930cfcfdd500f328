namespace MonEspaceSante.Dmp;

/// <summary>A page of documents.</summary>
/// <param name="Documents">The documents, latest submission first.</param>
/// <param name="NextPageToken">Asks <see cref="DocumentPages.AsPages"/> to go on after this page. Null on the last
/// one.</param>
public sealed record DocumentPage(IReadOnlyList<Document> Documents, string? NextPageToken);
