namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Which rows a search reads: what columns alone can tell. Null selects nothing out.</summary>
internal sealed record DocumentSelection
{
    public DateTimeOffset? SubmittedFrom { get; init; }

    public DateTimeOffset? SubmittedBefore { get; init; }

    public bool? Deprecated { get; init; }

    public bool? Archived { get; init; }
}
