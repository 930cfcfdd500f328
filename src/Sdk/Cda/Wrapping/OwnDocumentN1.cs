using MonEspaceSante.Errors;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Cda;

/// <summary>A file that a patient, or who represents them, makes into a document of their own, of level 1.</summary>
/// <remarks>CI-SIS, volet Structuration minimale des documents de santé, corps non structuré; setting and place of care
/// <c>EXP_PATIENT</c>. The health insurance keeps it, as in the national examples of its own documents
/// (assumption).</remarks>
public sealed record OwnDocumentN1
{
    private const string PatientsOwn = "EXP_PATIENT";

    private static readonly Structure Keeper = new("318003502400041", "ASSURANCE MALADIE");

    /// <summary>The identifier. A new one under 2.25 unless told otherwise.</summary>
    public string UniqueId { get; init; } = Dmp.UniqueId.New();

    /// <summary>The patient.</summary>
    public required CdaPatient Patient { get; init; }

    /// <summary>Who writes for the patient and answers for it. Null, the default, for the patient.</summary>
    public CdaRepresentative? Representative { get; init; }

    /// <summary>The type, in value set J07, such as <c>DOCPAT02</c>.</summary>
    public required string TypeCode { get; init; }

    /// <summary>The title. At most 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>When the document was made.</summary>
    public required DateTimeOffset EffectiveTime { get; init; }

    /// <summary>The identifier of the document that this one replaces, <c>root</c> or <c>root^extension</c>. Null, the
    /// default, for a first version.</summary>
    public string? Replaces { get; init; }

    /// <summary>The version set, the same for all versions. Null, the default, for the document's own identifier.</summary>
    public string? SetId { get; init; }

    /// <summary>The version number, from 1. 1 by default.</summary>
    public int Version { get; init; } = 1;

    /// <summary><c>application/pdf</c>, <c>text/rtf</c>, <c>text/plain</c>, <c>image/jpeg</c> or
    /// <c>image/tiff</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file, read from its first byte. Seekable: it is judged before it is wrapped. Left open.</summary>
    public required Stream Content { get; init; }

    private Wrapping.CdaWriter Writer => Representative is { } other
        ? new(other.Ins, other.Name)
        : new(Patient.Ins, new PersonName(
            Patient.UsedName ?? Patient.BirthName,
            Patient.UsedGivenName ?? (Patient.GivenNames is [var first, ..] ? first : "")));

    /// <summary>Judges the content and the header, then gives the document as a seekable stream that reads the content
    /// while it is read, in flat memory.</summary>
    /// <remarks>The stream ends with <see cref="Content"/>: close the content after it, and use it for nothing else
    /// meanwhile.</remarks>
    /// <param name="cancellationToken">Cancels the judging.</param>
    /// <exception cref="MonEspaceSanteException">CONTENU_*, PDF_PAS_PDF_A1, DOCUMENT_VIDE: the file is not what it is
    /// said to be. CDA_*, TITRE_TROP_LONG, TYPE_*: the header cannot be so.</exception>
    /// <exception cref="ArgumentException"><see cref="Content"/> cannot seek.</exception>
    public Task<Stream> OpenAsync(CancellationToken cancellationToken = default) => new DocumentN1
    {
        UniqueId = UniqueId,
        Patient = Patient,
        Author = new Professional("", Writer.Name, ""),
        Writer = Writer,
        Structure = Keeper,
        TypeCode = TypeCode,
        Title = Title,
        PracticeSetting = PatientsOwn,
        FacilityType = PatientsOwn,
        EffectiveTime = EffectiveTime,
        Replaces = Replaces,
        SetId = SetId,
        Version = Version,
        MediaType = MediaType,
        Content = Content,
    }.OpenAsync(cancellationToken);

    /// <summary>Names the document only: no log ever holds an identity or a title.</summary>
    public override string ToString() => $"OwnDocumentN1({UniqueId})";
}
