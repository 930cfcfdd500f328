namespace MonEspaceSante.Dmp;

/// <summary>Which documents a search is for. Every criterion that is told must be met; one that is left alone selects
/// nothing out.</summary>
/// <remarks>TD3.1, ITI-18.</remarks>
public sealed record DocumentCriteria
{
    /// <summary>One of these types, in value set J07, such as <c>78513-9</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>One of these classes, in value set J57, such as <c>42</c>.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The act began at this instant or later. A date that a document tells without its time is that of its
    /// first instant, in Paris.</summary>
    public DateTimeOffset? EventFrom { get; init; }

    /// <summary>The act began before this instant.</summary>
    public DateTimeOffset? EventBefore { get; init; }

    /// <summary>The dossier took the document at this instant or later.</summary>
    public DateTimeOffset? SubmittedFrom { get; init; }

    /// <summary>The dossier took the document before this instant.</summary>
    public DateTimeOffset? SubmittedBefore { get; init; }

    /// <summary>What becomes of documents that a later version has replaced. Left out by default.</summary>
    public Inclusion OldVersions { get; init; }

    /// <summary>What becomes of archived documents. Left out by default.</summary>
    public Inclusion Archived { get; init; }

    /// <summary>The national identifier (PS_IdNat) of an author. Null for any.</summary>
    public string? AuthorId { get; init; }

    /// <summary>One of these identifiers of orders, accessions and studies, as in
    /// <see cref="DocumentMetadata.ReferenceIds"/>.</summary>
    public IReadOnlyList<string> ReferenceIds { get; init; } = [];

    /// <summary>A part of such an identifier. Null for any.</summary>
    public string? ReferenceIdPart { get; init; }

    /// <summary>Whether the practice software searches by itself, and not on the user's demand. Allowed once after a
    /// dossier is opened; finds current documents of the last two years alone.</summary>
    /// <remarks>EX_3.1-2030, EX_3.1-1090.</remarks>
    public bool IsAutomatic { get; init; }

    /// <summary>Names the type only: an author or an order may lead to a patient.</summary>
    public override string ToString() => "DocumentCriteria(…)";
}
