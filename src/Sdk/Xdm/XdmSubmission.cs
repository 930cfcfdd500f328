using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Xdm.Writing;

namespace MonEspaceSante.Xdm;

/// <summary>Documents of one patient that become an archive to be sent by secure mail: the zip IHE_XDM.</summary>
/// <remarks>IHE XDM (ITI-32); CI-SIS, volet Échange de documents de santé.</remarks>
public sealed record XdmSubmission
{
    /// <summary>The identifier of the submission set. A new one under 2.25 unless told otherwise.</summary>
    public string UniqueId { get; init; } = Dmp.UniqueId.New();

    /// <summary>The identifier of the installed software that makes the archive: an OID.</summary>
    public required string SourceId { get; init; }

    /// <summary>When the archive is made.</summary>
    public required DateTimeOffset SubmissionTime { get; init; }

    /// <summary>The practice software, which README.TXT names.</summary>
    public required Software Software { get; init; }

    /// <summary>Who sends. Null, the default, for the first author of the first document.</summary>
    public Author? Author { get; init; }

    /// <summary>The kind of activity that the documents come from. Null, the default, for the kind of place that the
    /// first document tells, such as <c>SA07</c>.</summary>
    public Code? ContentType { get; init; }

    /// <summary>Who wrote the documents: professionals unless told otherwise. The documents of others are passed on as
    /// they are.</summary>
    public DocumentOrigin Origin { get; init; } = DocumentOrigin.Professionnel;

    /// <summary>The documents (CDA R2), each read once from its current position to its end: they need not seek. At
    /// least one. They are left open.</summary>
    public required IReadOnlyList<DocumentToSubmit> Documents { get; init; }

    /// <summary>Writes the archive in one pass, in flat memory. The metadata are derived from the headers of the
    /// documents.</summary>
    /// <param name="destination">Takes the archive; it need not seek. Left open. What it took is worth nothing unless
    /// this method returns.</param>
    /// <param name="limits">How much of a document is read. Null for the default limits.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>What each document says of itself, in their order.</returns>
    /// <exception cref="MonEspaceSanteException">DOCUMENT_*, CDA_*, TITRE_TROP_LONG, TYPE_* or INS_*: a document cannot
    /// be sent. PATIENT_DIFFERENT: they are not of one patient. DOCUMENT_DEJA_PRESENT: one is there twice. <see
    /// cref="MonEspaceSanteException.DocumentRank"/> tells which.</exception>
    /// <exception cref="InvalidOperationException">There is no document.</exception>
    public Task<IReadOnlyList<DocumentMetadata>> WriteAsync(
        Stream destination, CdaLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return Documents.Count > 0
            ? new ArchiveWriting(this, limits ?? new CdaLimits()).WriteAsync(destination, cancellationToken)
            : throw new InvalidOperationException("An archive holds at least one document");
    }

    /// <summary>Names the submission set only: no log ever holds an identity or a title.</summary>
    public override string ToString() => $"XdmSubmission({UniqueId})";
}
