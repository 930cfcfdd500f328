using System.Text;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Documents to read, and how the tests read them.</summary>
internal static class Documents
{
    public const string VaccinationId = "41DAC707-7C96-47B7-B600-AC63D8002142";

    public static CdaSample Sample { get; } = new()
    {
        Patient = Ins.Parse("279035121518989", InsOid.NirTest),
        PatientName = new PersonName("PAT-TROIS", "DOMINIQUE"),
        Author = new Professional("899700296140", new PersonName("MÉDECIN", "Élise"), "10", "SM26"),
        Structure = new Structure("499700433156004", "Cabinet de l'Église"),
        EffectiveTime = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(1)),
        UniqueId = "2.25.329800735698586629295641978511506172918",
    };

    /// <summary>A vaccination note by the same author.</summary>
    public static CdaSample Note(params VaccinationSample[] vaccinations) => Sample.AsVaccinationNote(
        vaccinations.Length > 0 ? vaccinations : [new() { Date = new(2026, 11, 20), Id = VaccinationId }]);

    /// <summary>A valid document of level 3, as text.</summary>
    public static Task<string> StructuredAsync() => TextAsync(Sample);

    /// <summary>A valid document of level 1 with a PDF, as text.</summary>
    public static Task<string> PdfAsync() => TextAsync(Sample with { Body = CdaSampleBody.Pdf });

    public static async Task<DocumentMetadata> ReadAsync(Stream document, CdaLimits? limits = null)
    {
        var header = await CdaDocument.ReadAsync(document, new CollectingSink(keep: false), limits ?? new CdaLimits());
        return DocumentMetadata.FromCda(header);
    }

    public static Task<DocumentMetadata> ReadAsync(string document) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(document)));

    /// <summary>What the body of a document tells.</summary>
    public static async Task<CdaBodyContent> BodyAsync(Stream document)
    {
        var sink = new CollectingSink(keep: false);
        await CdaDocument.ReadAsync(document, sink, new CdaLimits());
        return sink.Body!;
    }

    public static Task<CdaBodyContent> BodyAsync(string document) =>
        BodyAsync(new MemoryStream(Encoding.UTF8.GetBytes(document)));

    public static async Task<CdaBodyContent> BodyAsync(CdaSample sample) => await BodyAsync(await sample.ToStreamAsync());

    public static async Task<string> TextAsync(CdaSample sample)
    {
        using var stream = await sample.ToStreamAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
