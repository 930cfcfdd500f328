using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Cda;

/// <summary>A file that becomes a document of level 1: what the practice software knows of it, and its
/// content.</summary>
/// <remarks>CI-SIS, volet Structuration minimale des documents de santé, corps non structuré.</remarks>
public sealed record DocumentN1
{
    /// <summary>The identifier. A new one under 2.25 unless told otherwise.</summary>
    public string UniqueId { get; init; } = Dmp.UniqueId.New();

    /// <summary>The patient.</summary>
    public required CdaPatient Patient { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Professional Author { get; init; }

    /// <summary>The structure that the author wrote for, which also keeps the document.</summary>
    public required Structure Structure { get; init; }

    /// <summary>Who answers for it. Null, the default, for the author.</summary>
    public Professional? LegalAuthenticator { get; init; }

    /// <summary>The type, in value set J07, such as <c>11488-4</c>.</summary>
    public required string TypeCode { get; init; }

    /// <summary>The title. At most 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The setting of the act, in value set J04. <c>AMBULATOIRE</c> by default.</summary>
    public string PracticeSetting { get; init; } = "AMBULATOIRE";

    /// <summary>The type of the place of care, in value set J02, such as <c>SA07</c>.</summary>
    public required string FacilityType { get; init; }

    /// <summary>The acts told of, such as codes of the CCAM. Empty by default.</summary>
    public IReadOnlyList<Code> Events { get; init; } = [];

    /// <summary>When the document was made.</summary>
    public required DateTimeOffset EffectiveTime { get; init; }

    /// <summary>When the act began. Null, the default, for when the document was made.</summary>
    public PartialDate? ServiceStart { get; init; }

    /// <summary>When the act ended. Null, the default, when it is not told.</summary>
    public PartialDate? ServiceStop { get; init; }

    /// <summary>The identifier of the document that this one replaces, <c>root</c> or <c>root^extension</c>. Null, the
    /// default, for a first version.</summary>
    public string? Replaces { get; init; }

    /// <summary>The version set, <c>root</c> or <c>root^extension</c>, the same for all versions: that of the replaced
    /// document's <see cref="DocumentMetadata.SetId"/>. Null, the default, for the document's own identifier.</summary>
    public string? SetId { get; init; }

    /// <summary>The version number, from 1. 1 by default.</summary>
    public int Version { get; init; } = 1;

    /// <summary><c>application/pdf</c>, <c>text/rtf</c>, <c>text/plain</c>, <c>image/jpeg</c> or
    /// <c>image/tiff</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file, read from its first byte. Seekable: it is judged before it is wrapped. Left open.</summary>
    public required Stream Content { get; init; }

    /// <summary>Who writes it instead of a professional: the patient, or a representative. Null for a
    /// professional.</summary>
    internal Wrapping.CdaWriter? Writer { get; init; }

    /// <summary>Judges the content and the header, then gives the document as a seekable stream that reads the content
    /// while it is read, in flat memory.</summary>
    /// <remarks>The stream ends with <see cref="Content"/>: close the content after it, and use it for nothing else
    /// meanwhile.</remarks>
    /// <param name="cancellationToken">Cancels the judging.</param>
    /// <exception cref="MonEspaceSanteException">CONTENU_*, PDF_PAS_PDF_A1, DOCUMENT_VIDE: the file is not what it is
    /// said to be. CDA_*, TITRE_TROP_LONG, TYPE_* : the header cannot be so.</exception>
    /// <exception cref="ArgumentException"><see cref="Content"/> cannot seek.</exception>
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken = default)
    {
        await Wrapping.SourceFile.VerifyAsync(Content, MediaType, cancellationToken).ConfigureAwait(false);
        var envelope = await Wrapping.Envelope.OfAsync(this, MediaType).ConfigureAwait(false);
        await Wrapping.Envelope.JudgeHeaderAsync(this, cancellationToken).ConfigureAwait(false);
        return new Wrapping.WrappedStream(envelope, Content);
    }

    /// <summary>Judges the content and the header, then writes the document.</summary>
    /// <param name="destination">Takes the bytes. Left open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="MonEspaceSanteException">As <see cref="OpenAsync"/>; nothing was written.</exception>
    public async Task WriteAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var document = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (document.ConfigureAwait(false))
        {
            await document.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Names the document only: no log ever holds an identity or a title.</summary>
    public override string ToString() => $"DocumentN1({UniqueId})";
}
