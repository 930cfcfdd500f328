using System.Xml;
using MonEspaceSante.Cda;
using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A small, realistic CDA R2 document of the French profile, to deposit in a sandbox.</summary>
/// <remarks>Its PDF is a PDF/A-1, as the national DMP asks.</remarks>
public sealed record CdaSample
{
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

    /// <summary>Writes the document.</summary>
    /// <param name="destination">Takes the bytes. Left open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task WriteAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        var writer = XmlWriter.Create(destination, Envelope.Settings);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteStartDocumentAsync().ConfigureAwait(false);
            await writer.WriteStartElementAsync(null, "ClinicalDocument", CdaXml.Hl7).ConfigureAwait(false);
            foreach (var element in HeaderXml.Of(ToDocument(), Templates))
                await element.WriteToAsync(writer, cancellationToken).ConfigureAwait(false);
            if (Body == CdaSampleBody.Pdf)
                await WritePdfAsync(writer, cancellationToken).ConfigureAwait(false);
            else
                await CdaSampleSections.Of(this).WriteToAsync(writer, cancellationToken).ConfigureAwait(false);
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

    private IReadOnlyList<string> Templates =>
        Body == CdaSampleBody.Pdf ? HeaderXml.UnstructuredTemplates : HeaderXml.FrenchTemplates;

    private DocumentN1 ToDocument() => new()
    {
        UniqueId = UniqueId,
        Patient = new CdaPatient
        {
            Ins = Patient,
            BirthName = PatientName.Family,
            GivenNames = [PatientName.Given],
            Sex = PatientGender,
            BirthDate = PatientBirthDate,
        },
        Author = Author,
        Structure = Structure,
        TypeCode = DocumentTypes.Find(TypeCode)?.Code.Value
            ?? throw new InvalidOperationException($"{TypeCode} is no type of the nomenclature"),
        Title = Title,
        PracticeSetting = PracticeSetting,
        FacilityType = FacilityType,
        EffectiveTime = EffectiveTime,
        Replaces = Replaces,
        MediaType = "application/pdf",
        Content = Stream.Null,
    };

    private async Task WritePdfAsync(XmlWriter writer, CancellationToken cancellationToken)
    {
        await Envelope.StartTextAsync(writer, "application/pdf").ConfigureAwait(false);
        foreach (var piece in new CdaSamplePdf(this).Pieces())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteBase64Async(piece, 0, piece.Length).ConfigureAwait(false);
        }
    }
}
