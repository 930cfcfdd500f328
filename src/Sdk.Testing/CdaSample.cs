using System.Text;
using System.Xml;
using System.Xml.Linq;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A small, realistic CDA R2 document of the French profile, to deposit in a sandbox.</summary>
/// <remarks>Its PDF is a PDF/A-1, as the national DMP asks.</remarks>
public sealed record CdaSample
{
    internal static readonly XNamespace Hl7 = "urn:hl7-org:v3";

    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>The patient.</summary>
    public required Ins Patient { get; init; }

    /// <summary>The patient's name.</summary>
    public required PersonName PatientName { get; init; }

    /// <summary>The patient's birth date, <c>YYYYMMDD</c>.</summary>
    public string PatientBirthDate { get; init; } = "19790328";

    /// <summary>The patient's sex, <c>F</c> or <c>M</c>.</summary>
    public string PatientGender { get; init; } = "F";

    /// <summary>Who writes the document and answers for it.</summary>
    public required Professional Author { get; init; }

    /// <summary>The structure that the author writes for.</summary>
    public required Structure Structure { get; init; }

    /// <summary>Whether the patient writes the document and answers for it, as in a space of the patient's own. The
    /// professional is then only who performed the act.</summary>
    public bool IsByPatient { get; init; }

    /// <summary>When the document is made and the act takes place.</summary>
    public required DateTimeOffset EffectiveTime { get; init; }

    /// <summary>The identifier. A new one unless told otherwise.</summary>
    public string UniqueId { get; init; } = Dmp.UniqueId.New();

    /// <summary>The type, in value set J07: a consultation report (<c>11488-4</c>) unless told otherwise.</summary>
    public string TypeCode { get; init; } = "11488-4";

    /// <summary>The title.</summary>
    public string Title { get; init; } = "Compte rendu de consultation";

    /// <summary>The type of the place of care, in value set J02: a practice (<c>SA07</c>) unless told
    /// otherwise.</summary>
    public string FacilityType { get; init; } = "SA07";

    /// <summary>The setting, in value set J04: <c>AMBULATOIRE</c> unless told otherwise.</summary>
    public string PracticeSetting { get; init; } = "AMBULATOIRE";

    /// <summary>What the document says, one paragraph each.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } =
    [
        "Motif : contrôle annuel.",
        "Examen clinique sans particularité. Tension artérielle : 125/78 mmHg.",
        "Conclusion : pas de modification du traitement, prochain contrôle dans un an.",
    ];

    /// <summary>How the content is held.</summary>
    public CdaSampleBody Body { get; init; }

    /// <summary>How many bytes a PDF body is made larger by. They are written as they go, never held.</summary>
    public long PdfPadding { get; init; }

    /// <summary>The identifier of the document that this one replaces, <c>root</c> or <c>root^extension</c>; null for
    /// a first version.</summary>
    public string? Replaces { get; init; }

    /// <summary>The orders that the document answers, <c>extension^root</c> or <c>root</c>.</summary>
    public IReadOnlyList<string> Orders { get; init; } = [];

    /// <summary>The accession number that the imaging department gave to the first order, <c>extension^root</c>; null
    /// for none.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>The identifier of the act: of a study, the DICOM Study Instance UID; null for none.</summary>
    public string? StudyId { get; init; }

    /// <summary>The vaccinations that a structured body tells of: see <see cref="AsVaccinationNote"/>.</summary>
    public IReadOnlyList<VaccinationSample> Vaccinations { get; init; } = [];

    /// <summary>Whether the document comes inside the stylesheet that displays it.</summary>
    public bool PresentsItself { get; init; }

    /// <summary>The same as a vaccination note (<c>87273-9</c>) by the vaccinator. The DMP takes notes of one vaccination
    /// only.</summary>
    /// <param name="vaccinations">What was given.</param>
    public CdaSample AsVaccinationNote(params IReadOnlyList<VaccinationSample> vaccinations) => this with
    {
        TypeCode = DocumentTypes.VaccinationNote,
        Title = "Note de vaccination",
        Body = CdaSampleBody.Structured,
        Paragraphs = [.. vaccinations.Select(v => $"{v.Date:dd/MM/yyyy} : {v.Vaccine}, lot {v.LotNumber}")],
        Vaccinations = vaccinations,
    };

    /// <summary>The same as the reference of the images of a study (<c>IMG-KOS</c>).</summary>
    /// <remarks>A stand-in: the national document is a DICOM object, this one is a CDA with the same
    /// references.</remarks>
    /// <param name="order">The order, <c>extension^root</c>.</param>
    /// <param name="accessionNumber">The accession number, <c>extension^root</c>.</param>
    /// <param name="studyId">The Study Instance UID.</param>
    public CdaSample AsImagingReference(string order, string accessionNumber, string studyId) => this with
    {
        TypeCode = "IMG-KOS",
        Title = "Référence d'objets d'un examen d'imagerie",
        Paragraphs = [$"Examen {studyId}."],
        Orders = [order],
        AccessionNumber = accessionNumber,
        StudyId = studyId,
    };

    /// <summary>Writes the document.</summary>
    /// <param name="destination">Takes the bytes. Left open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task WriteAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        var writer = XmlWriter.Create(destination, Settings);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteStartDocumentAsync().ConfigureAwait(false);
            if (PresentsItself)
                await CdaSampleStylesheet.OpenAsync(writer).ConfigureAwait(false);
            await writer.WriteStartElementAsync(null, "ClinicalDocument", Hl7.NamespaceName).ConfigureAwait(false);
            foreach (var element in CdaSampleHeader.Of(this))
                await element.WriteToAsync(writer, cancellationToken).ConfigureAwait(false);
            await new CdaSampleComponent(this, writer).WriteAsync(cancellationToken).ConfigureAwait(false);
            await writer.WriteEndDocumentAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The document as a stream at its beginning. For small documents: it is held in memory.</summary>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task<MemoryStream> ToStreamAsync(CancellationToken cancellationToken = default)
    {
        var stream = new MemoryStream();
        await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        return stream;
    }
}
