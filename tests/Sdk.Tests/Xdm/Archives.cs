using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cda;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>Archives to read, and how the tests read them.</summary>
internal static class Archives
{
    /// <summary>A restricted report, then a PDF: two documents of one patient.</summary>
    public static IReadOnlyList<CdaSample> Samples { get; } =
    [
        Documents.Sample with { Title = "Bilan <annuel> & suites" },
        Documents.Sample with { UniqueId = "2.25.4242", TypeCode = "57828-6", Title = "Ordonnance", Body = CdaSampleBody.Pdf },
    ];

    public static Visibility HiddenFromPatient { get; } = Visibility.Everyone with { Patient = false };

    public static XdmSubmission Submission { get; } = new()
    {
        UniqueId = "2.25.4343",
        SourceId = "2.25.4444",
        SubmissionTime = new DateTimeOffset(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(1)),
        Software = new Software("Cabinet", "1.2"),
        Documents = [],
    };

    public static async Task<XdmSubmission> SubmissionAsync(params IEnumerable<CdaSample> samples)
    {
        var documents = new List<DocumentToSubmit>();
        foreach (var sample in samples)
            documents.Add(new DocumentToSubmit(
                await sample.ToStreamAsync(), documents.Count == 0 ? HiddenFromPatient : Visibility.Everyone));
        return Submission with { Documents = documents };
    }

    public static async Task<byte[]> BytesAsync(params IEnumerable<CdaSample> samples)
    {
        var archive = new MemoryStream();
        await (await SubmissionAsync(samples)).WriteAsync(archive);
        return archive.ToArray();
    }

    public static async Task<byte[]> BytesAsync(XdmArchive archive, XdmDocument document)
    {
        using var bytes = new MemoryStream();
        await using var content = archive.Open(document);
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Why an archive is refused.</summary>
    public static MonEspaceSanteException Refusal(byte[] archive, XdmLimits? limits = null) =>
        Assert.CatchAsync<DocumentRefusedException>(async () =>
        {
            await using var read = await XdmArchive.ReadAsync(new MemoryStream(archive), limits);
        })!;
}
