using MonEspaceSante.Cda;
using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Errors;
using Google.Protobuf;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>What a document says of itself: the national (XDS) metadata, derived from the header of its CDA.</summary>
/// <remarks>CI-SIS, volet Partage de documents de santé. To whom the document is shown is never part of it.</remarks>
public sealed record DocumentMetadata
{
    /// <summary>The identifier of the document: an OID, at most 128 characters, never with an extension.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The patient that the document names.</summary>
    public required Ins Patient { get; init; }

    /// <summary>The patient's identifier in the structure, <c>extension^root</c>. Null when the document gives
    /// none.</summary>
    public string? SourcePatientId { get; init; }

    /// <summary>What kind of document it is, in value set J07.</summary>
    public required Code Type { get; init; }

    /// <summary>The class of the type, in value set J57. Follows from the type.</summary>
    public required Code Class { get; init; }

    /// <summary>How its content is structured, in value set J10, such as <c>urn:ihe:iti:xds-sd:pdf:2008</c>.</summary>
    public required string Format { get; init; }

    /// <summary><c>text/xml</c>, or <c>application/xslt+xml</c> for a document that presents itself.</summary>
    public required string MimeType { get; init; }

    /// <summary>The title. At most 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The language, such as <c>fr-FR</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When the document was made.</summary>
    public required PartialDate CreationTime { get; init; }

    /// <summary>When the act it tells of began.</summary>
    public required PartialDate ServiceStartTime { get; init; }

    /// <summary>When the act ended. Null when the document does not tell.</summary>
    public PartialDate? ServiceStopTime { get; init; }

    /// <summary>The setting of the act, such as <c>AMBULATOIRE</c>, in value set J04.</summary>
    public required Code PracticeSetting { get; init; }

    /// <summary>The type of the place of care, such as <c>SA07</c>, in value set J02.</summary>
    public required Code FacilityType { get; init; }

    /// <summary>The acts told of.</summary>
    public IReadOnlyList<Code> Events { get; init; } = [];

    /// <summary>Who wrote it, in the order of the document. At least one.</summary>
    public required IReadOnlyList<Author> Authors { get; init; }

    /// <summary>Who answers for it.</summary>
    public required Author LegalAuthenticator { get; init; }

    /// <summary>The confidentiality of the header: <c>N</c>, <c>R</c> or <c>V</c>.</summary>
    public required string Confidentiality { get; init; }

    /// <summary>The version set that the document belongs to (setId), <c>root</c> or <c>root^extension</c>. Null when
    /// the document tells none.</summary>
    public string? SetId { get; init; }

    /// <summary>The version number within the set. Null when the document tells none.</summary>
    public int? Version { get; init; }

    /// <summary>The identifier of the document that this one replaces (RPLC), <c>root</c> or <c>root^extension</c>.
    /// Null for a first version.</summary>
    public string? ReplacesUniqueId { get; init; }

    /// <summary>The identifiers of orders, accessions and studies that the document refers to (referenceIdList),
    /// <c>extension^root</c>, or <c>root</c> alone. Empty when the document tells none.</summary>
    /// <remarks>From <c>inFulfillmentOf/order</c> and its accession number; in a document of imaging, also from
    /// <c>documentationOf/serviceEvent/id</c>.</remarks>
    public IReadOnlyList<string> ReferenceIds { get; init; } = [];

    /// <summary>Derives the metadata from a header, and judges all that a document alone can be judged by.</summary>
    /// <param name="header">The header.</param>
    /// <exception cref="MonEspaceSanteException">CDA_*, TITRE_TROP_LONG, TYPE_* or INS_*: the first fault in the
    /// order of
    /// the header, with its field and its line.</exception>
    public static DocumentMetadata FromCda(CdaHeader header) => FromCda(header, DocumentOrigin.Professionnel);

    /// <summary>The same for a document that does not come from a practice software: TYPE_NON_CREABLE is then for the
    /// types that are left to others.</summary>
    /// <param name="header">The header.</param>
    /// <param name="origin">Who brings the document.</param>
    /// <exception cref="MonEspaceSanteException">As for a document of a practice software.</exception>
    public static DocumentMetadata FromCda(CdaHeader header, DocumentOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(header);
        return MetadataFields.Read(header, origin);
    }

    /// <summary>The metadata as the contract spells them: the bytes of <c>DocumentHeader.metadata</c>, whose SHA-256 the card signs.</summary>
    public byte[] Serialize() => this.ToWire().ToByteArray();

    /// <summary>Names the document only: no log ever holds a patient's identity or a title.</summary>
    public override string ToString() => $"DocumentMetadata({UniqueId})";
}
