using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Xdm;

/// <summary>A document of an archive, as METADATA.XML tells it: read, and not judged as a deposit is.</summary>
/// <remarks>XDS DocumentEntry. What the archive leaves out is null or empty.</remarks>
public sealed record XdmDocument
{
    /// <summary>The name of its file in the archive, such as <c>IHE_XDM/SUBSET01/DOC00001.XML</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The identifier of the document: an OID, or <c>oid^extension</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>What kind of document it is, such as <c>11502-2</c>: the value of <c>X-MSS-CODECDA</c>.</summary>
    public required Code Type { get; init; }

    /// <summary>The media type, such as <c>text/xml</c>.</summary>
    public required string MimeType { get; init; }

    /// <summary>The size in bytes, verified.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-1 of the bytes, verified. 20 bytes.</summary>
    public required ReadOnlyMemory<byte> Sha1 { get; init; }

    /// <summary>The patient's identifier, <c>extension^root</c>.</summary>
    public required string PatientId { get; init; }

    /// <summary>The patient, when <see cref="PatientId"/> is an INS in service; null otherwise.</summary>
    public Ins? Patient { get; init; }

    /// <summary>The patient's identifier in the structure, <c>extension^root</c>.</summary>
    public string? SourcePatientId { get; init; }

    /// <summary>The class of the type, such as <c>10</c>.</summary>
    public Code? Class { get; init; }

    /// <summary>How its content is structured, such as <c>urn:ihe:iti:xds-sd:pdf:2008</c>.</summary>
    public Code? Format { get; init; }

    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The language, such as <c>fr-FR</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>When the document was made.</summary>
    public PartialDate? CreationTime { get; init; }

    /// <summary>When the act it tells of began.</summary>
    public PartialDate? ServiceStartTime { get; init; }

    /// <summary>When the act ended.</summary>
    public PartialDate? ServiceStopTime { get; init; }

    /// <summary>The setting of the act, such as <c>AMBULATOIRE</c>.</summary>
    public Code? PracticeSetting { get; init; }

    /// <summary>The type of the place of care, such as <c>SA07</c>.</summary>
    public Code? FacilityType { get; init; }

    /// <summary>The acts told of.</summary>
    public IReadOnlyList<Code> Events { get; init; } = [];

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>Who answers for it.</summary>
    public Author? LegalAuthenticator { get; init; }

    /// <summary>Its levels of confidentiality and restrictions, such as <c>N</c> and
    /// <c>INVISIBLE_PATIENT</c>.</summary>
    public IReadOnlyList<Code> Confidentialities { get; init; } = [];

    /// <summary>To whom its restrictions let it be shown.</summary>
    public Visibility Visibility => Restrictions.Read(Confidentialities);

    /// <summary>Names the document only: no log ever holds a patient's identity or a title.</summary>
    public override string ToString() => $"XdmDocument({UniqueId})";
}
