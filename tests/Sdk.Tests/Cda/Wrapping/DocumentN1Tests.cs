using System.Xml.Linq;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Wrapping;

/// <summary>Files that become documents of level 1.</summary>
public class DocumentN1Tests
{
    private static readonly XNamespace Hl7 = "urn:hl7-org:v3";

    [TestCase("application/pdf", "urn:ihe:iti:xds-sd:pdf:2008")]
    [TestCase("text/plain", "urn:ihe:iti:xds-sd:text:2008")]
    [TestCase("text/rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010")]
    [TestCase("application/rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010")]
    [TestCase("image/jpeg", "urn:ihe:iti-fr:xds-sd:jpeg:2010")]
    [TestCase("image/tiff", "urn:ihe:iti-fr:xds-sd:tiff:2010")]
    public async Task A_wrapped_file_is_a_document_that_can_be_deposited(string mediaType, string format)
    {
        var document = Document(mediaType);
        using var bytes = new MemoryStream();

        await document.WriteAsync(bytes);

        bytes.Position = 0;
        var metadata = await Documents.ReadAsync(bytes);
        Assert.That((metadata.Format, metadata.UniqueId), Is.EqualTo((format, document.UniqueId)));
        Assert.That(Content(bytes.ToArray()), Is.EqualTo(Files.Of(mediaType)));
        Assert.That((await Lint.LintTrial.RunAsync(bytes.ToArray())).Findings, Is.Empty);
    }

    [Test]
    public async Task A_wrapped_file_tells_all_that_the_software_knows()
    {
        var document = Document("text/plain") with
        {
            LegalAuthenticator = new("899700433156", new("RESPONSABLE", "Luc"), "10", "SM54"),
            Events = [new("YYYY028", "1.2.250.1.213.2.5", "Acte"), new("DEQP003", "1.2.250.1.213.2.5", "ECG")],
            ServiceStart = new PartialDate("20261119"),
            ServiceStop = new PartialDate("20261120"),
            Replaces = "1.2.3^old",
            SetId = "1.2.3.4^lot",
            Version = 2,
        };

        var metadata = await Documents.ReadAsync(await document.OpenAsync());

        Assert.Multiple(() =>
        {
            Assert.That(metadata.LegalAuthenticator.Id, Is.EqualTo("899700433156"));
            Assert.That(metadata.Events, Is.EqualTo(document.Events));
            Assert.That((metadata.ServiceStartTime, metadata.ServiceStopTime), Is.EqualTo((document.ServiceStart, document.ServiceStop)));
            Assert.That((metadata.ReplacesUniqueId, metadata.SetId, metadata.Version), Is.EqualTo(("1.2.3^old", "1.2.3.4^lot", 2)));
        });
    }

    [Test]
    public async Task A_wrapped_file_tells_the_traits_of_the_patient()
    {
        var document = Document("text/plain");
        var xml = XDocument.Load(await ToMemoryAsync(document));

        var names = xml.Descendants(Hl7 + "patient").Single().Element(Hl7 + "name")!.Elements()
            .Select(e => (e.Name.LocalName, (string?)e.Attribute("qualifier"), e.Value));

        Assert.That(names, Is.EqualTo(new[]
        {
            ("family", "BR", "PAT-TROIS"), ("given", null, "DOMINIQUE MARIE-LOUISE"), ("given", "BR", "DOMINIQUE"),
            ("family", "CL", "DURAND"), ("given", (string?)"CL", "MARIE"),
        }));
        Assert.That(xml.Descendants(Hl7 + "county").Single().Value, Is.EqualTo("51215"));
    }

    [TestCase("title", Reason.TitreTropLong)]
    [TestCase("type", Reason.TypeInconnu)]
    [TestCase("type kept", Reason.TypeNonCreable)]
    [TestCase("setting", Reason.CdaChampInvalide)]
    [TestCase("identifier", Reason.CdaChampInvalide)]
    [TestCase("birth name", Reason.CdaChampInvalide)]
    [TestCase("version", Reason.CdaChampInvalide)]
    public void What_a_deposit_would_refuse_is_refused_before_a_byte_is_written(string fault, Reason reason)
    {
        var good = Document("text/plain");
        var document = fault switch
        {
            "title" => good with { Title = new string('x', 129) },
            "type" => good with { TypeCode = "1-1" },
            "type kept" => good with { TypeCode = "11369-6" },
            "setting" => good with { PracticeSetting = "PARTOUT" },
            "identifier" => good with { UniqueId = "mon document" },
            "birth name" => good with { Patient = good.Patient with { BirthName = " " } },
            _ => good with { Version = 0 },
        };
        using var written = new MemoryStream();

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => document.WriteAsync(written))!;

        Assert.That((refusal.Reason, written.Length), Is.EqualTo((reason, 0)));
        Assert.That(refusal.Violations, Is.Not.Empty);
    }

    [Test]
    public void Characters_that_XML_forbids_are_refused_by_their_place()
    {
        var document = Document("text/plain") with { Title = "Compte rendu\vsuite" };

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => document.OpenAsync())!;

        Assert.That(
            (refusal.Reason, refusal.Violations[0].Field),
            Is.EqualTo((Reason.CdaChampInvalide, "ClinicalDocument/title")));
    }

    [TestCase("10", "SM26", "G15_10/SM26", "Médecin - Qualifié en Médecine Générale (SM)")]
    [TestCase("28", null, "G15_28", "Opticien-Lunetier")]
    [TestCase("SECRETARIAT_MEDICAL", null, "SECRETARIAT_MEDICAL", "Secrétariat médical")]
    public async Task An_author_bears_the_label_of_the_value_set(
        string profession, string? speciality, string code, string label)
    {
        var document = Document("text/plain");

        var metadata = await Documents.ReadAsync(await (document with
        {
            Author = document.Author with { Profession = profession, Speciality = speciality },
        }).OpenAsync());

        Assert.That(
            (metadata.Authors[0].Speciality!.Value, metadata.Authors[0].Speciality!.Label), Is.EqualTo((code, label)));
    }

    [TestCase("application/pdf", "text/plain")]
    [TestCase("image/jpeg", "image/tiff")]
    [TestCase("text/plain", "application/pdf")]
    [TestCase("text/plain", "image/jpeg")]
    public void A_file_of_another_type_is_refused(string announced, string actual)
    {
        Assert.That(Refused(announced, Files.Of(actual)), Is.EqualTo(Reason.ContenuTypeDifferent));
    }

    [TestCase("text/plain", "caf\u00E9", Reason.TextePasUtf8)]
    [TestCase("text/plain", "a\0b", Reason.TextePasUtf8)]
    [TestCase("text/plain", "cut \u00C3", Reason.TextePasUtf8)]
    [TestCase("text/plain", "", Reason.DocumentVide)]
    [TestCase("video/mp4", "x", Reason.CdaChampInvalide)]
    public void A_file_that_the_DMP_does_not_take_is_refused(string mediaType, string content, Reason reason)
    {
        Assert.That(Refused(mediaType, Files.Bytes(content)), Is.EqualTo(reason));
    }

    [Test]
    public async Task A_wrapped_file_is_read_again_from_anywhere()
    {
        await using var stream = await (Document("text/plain") with { Content = new MemoryStream(new byte[100_001].Select((_, i) => (byte)('a' + (i % 26))).ToArray()) }).OpenAsync();
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        Assert.That(stream.Length, Is.EqualTo(whole.Length));

        foreach (var from in new long[] { 0, 17, 7001, 70_000, whole.Length - 3, whole.Length })
        {
            stream.Position = from;
            using var rest = new MemoryStream();
            await stream.CopyToAsync(rest);
            Assert.That(rest.ToArray(), Is.EqualTo(whole.ToArray()[(int)from..]));
        }
    }

    [Test]
    [NonParallelizable]
    public async Task A_large_file_is_wrapped_in_flat_memory()
    {
        const long size = 100 * 1024 * 1024;
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.txt");
        await using var content = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        var piece = Enumerable.Repeat((byte)'x', 1024 * 1024).ToArray();
        for (var written = 0L; written < size; written += piece.Length)
            await content.WriteAsync(piece);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await (Document("text/plain") with { Content = content }).WriteAsync(Stream.Null);

        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(size / 4));
    }

    [Test]
    public void A_document_that_is_logged_names_nobody()
    {
        Assert.That($"{Document("text/plain")} {Document("text/plain").Patient}", Does.Not.Contain("PAT-TROIS").And.Not.Contain("279"));
    }

    internal static DocumentN1 Document(string mediaType) => new()
    {
        Patient = new CdaPatient
        {
            Ins = Documents.Sample.Patient,
            BirthName = "PAT-TROIS",
            GivenNames = ["DOMINIQUE", "MARIE-LOUISE"],
            Sex = "F",
            BirthDate = "19790328",
            UsedName = "DURAND",
            UsedGivenName = "MARIE",
            BirthPlace = "51215",
        },
        UniqueId = "2.25.1",
        Author = Documents.Sample.Author,
        Structure = Documents.Sample.Structure,
        TypeCode = "11488-4",
        Title = "Compte rendu",
        FacilityType = "SA07",
        EffectiveTime = Documents.Sample.EffectiveTime,
        MediaType = mediaType,
        Content = new MemoryStream(mediaType == "video/mp4" ? [] : Files.Of(mediaType)),
    };

    private static Reason Refused(string mediaType, byte[] content) => Assert.CatchAsync<MonEspaceSanteException>(
        () => (Document(mediaType) with { Content = new MemoryStream(content) }).OpenAsync())!.Reason;

    private static async Task<MemoryStream> ToMemoryAsync(DocumentN1 document)
    {
        var bytes = new MemoryStream();
        await document.WriteAsync(bytes);
        bytes.Position = 0;
        return bytes;
    }

    private static byte[] Content(byte[] document) => Convert.FromBase64String(
        XDocument.Load(new MemoryStream(document)).Descendants(Hl7 + "nonXMLBody").Single().Value);
}
