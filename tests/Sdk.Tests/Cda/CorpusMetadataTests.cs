using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>The metadata of every published document, and the reason for those that no card may deposit.</summary>
public class CorpusMetadataTests
{
    private const string Type = "ClinicalDocument/code/@code";
    private const string Id = "ClinicalDocument/id/@extension";
    private const string Patient = "ClinicalDocument/recordTarget/patientRole/id[1]";

    private static readonly Dictionary<string, (Reason Reason, string Field)> Refused = new()
    {
        ["CNAM-HR_2021.01.xml"] = (Reason.TypeNonCreable, Type),
        ["VAC_2023.01.xml"] = (Reason.TypeNonCreable, Type),
        ["CR_ACP_sein_DCC_v1.5.xml"] = (Reason.CdaIdentifiantExtension, Id),
        ["CR_Radio_CDAN1_v1.XML"] = (Reason.CdaIdentifiantExtension, Id),
        ["CSE-CS24_2025.01.xml"] = (Reason.InsCleInvalide, Patient),
        ["SDM-MR_2024.01_nouveau-ne.xml"] = (Reason.InsCleInvalide, Patient),
        ["DOC_NON_STRUCTURE.xml"] = (Reason.InsCRetire, Patient),
    };

    private static IEnumerable<string> AllDocuments => Corpus.Cda;

    private static IEnumerable<string> GoodDocuments => Corpus.Cda.Where(name => !Refused.ContainsKey(FileName(name)));

    private static IEnumerable<string> RefusedDocuments =>
        Corpus.Cda.Where(name => Refused.ContainsKey(FileName(name)));

    [Test]
    public void The_corpus_holds_20_good_documents_and_7_that_are_refused()
    {
        Assert.That(File.Exists(Corpus.File("cda/manifest.csv")), Is.True);
        Assert.That((GoodDocuments.Count(), RefusedDocuments.Count()), Is.EqualTo((20, 7)));
    }

    [TestCaseSource(nameof(GoodDocuments))]
    public async Task Metadata_tell_what_the_manifest_tells(string name)
    {
        var manifest = Manifest(name);

        var (header, metadata) = await ReadAsync(name);

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Type.Value, Is.EqualTo(manifest["code"]));
            Assert.That(metadata.Title, Is.EqualTo(manifest["title"]));
            Assert.That(
                $"{metadata.Patient.Matricule}^{metadata.Patient.Oid}",
                Is.EqualTo(manifest["patient_ins"].Split(';')[0]));
            Assert.That($"{metadata.CreationTime}", Is.EqualTo(manifest["date"]));
            Assert.That(metadata.Confidentiality, Is.EqualTo(manifest["confidentiality"]));
            Assert.That(header.BodyMediaType is null ? "N3" : "N1", Is.EqualTo(manifest["level"]));
            Assert.That(
                metadata.Authors[0].Speciality?.Value ?? "-",
                Is.EqualTo(manifest["author_profession"].Split(' ')[0]));
            Assert.That(
                metadata.MimeType == "application/xslt+xml",
                Is.EqualTo(manifest["notes"].Contains("xsl:stylesheet", StringComparison.Ordinal)));
            Assert.That(
                metadata.ReplacesUniqueId is not null,
                Is.EqualTo(manifest["notes"].Contains("RPLC", StringComparison.Ordinal)));
        });
    }

    [TestCaseSource(nameof(GoodDocuments))]
    public async Task Metadata_are_complete(string name)
    {
        var (_, metadata) = await ReadAsync(name);

        Assert.Multiple(() =>
        {
            Assert.That(UniqueId.IsValid(metadata.UniqueId), Is.True);
            Assert.That(metadata.Class.Label, Is.Not.Empty);
            Assert.That(metadata.Type.Label, Is.Not.Empty);
            Assert.That(
                metadata.Format,
                Does.StartWith("urn:").And.Not.EqualTo("urn:asipSante:modelesHorsProfils:2011"));
            Assert.That(metadata.Language, Is.EqualTo("fr-FR"));
            Assert.That(
                metadata.Authors,
                Is.Not.Empty.And.All.Matches<Author>(a => a.Id.Length > 0 && a.Name.Family.Length > 0));
            Assert.That(metadata.LegalAuthenticator.Id, Is.Not.Empty);
            Assert.That(metadata.ServiceStartTime.ToInstant().Year, Is.InRange(2008, 2024));
            Assert.That(metadata.SetId, Is.Not.Null);
            Assert.That(metadata.Version, Is.Positive);
        });
    }

    [TestCaseSource(nameof(RefusedDocuments))]
    public void Given_a_document_that_no_software_may_deposit_When_derived_Then_refused(string name)
    {
        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => ReadAsync(name))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo(Refused[FileName(name)]));
        Assert.That(refusal.Violations[0].Line, Is.GreaterThan(1));
    }

    [TestCase("ANEST-CR-ANEST_2022.01.xml", "urn:asip:ci-sis:cr-anest:2020", "ETABLISSEMENT", "SA01", "801234567897")]
    [TestCase("BIO-CR-BIO_2021.01_Auto-Presentable.xml", "urn:ihe:lab:xd-lab:2008", "AMBULATOIRE", "SA25", "801234534765")]
    [TestCase("BIO-CR-BIO_2021.01_CDA-R2-Niveau-1.xml", "urn:ihe:iti:xds-sd:pdf:2008", "AMBULATOIRE", "SA25", "801234534765")]
    [TestCase("BIO-TROD_2024.01_Angine.xml", "urn:ans:ci-sis:trod:2024", "DEPISTAGE", "SA33", "807655473259")]
    [TestCase("CARD-F-PRC-AVK_2022.01.xml", "urn:asip:ci-sis:avk:2009", "AMBULATOIRE", "SA21", "801234567897")]
    [TestCase("eDISP-MED_2024.01.xml", "urn:ihe:pharm:dis:2010", "AMBULATOIRE", "SA33", "578435954900010/1.2.250.1.176.1")]
    [TestCase("OPH-BRE_2022.02.xml", "urn:ihe:eyecare:geneyeevalcn:2014", "AMBULATOIRE", "SA41", "801234567897")]
    public async Task Metadata_tell_format_setting_place_and_author(
        string file, string format, string setting, string facility, string author)
    {
        var (_, metadata) = await ReadAsync($"cda/{file}");

        Assert.That(
            (metadata.Format, metadata.PracticeSetting.Value, metadata.FacilityType.Value, metadata.Authors[0].Id),
            Is.EqualTo((format, setting, facility, author)));
    }

    [TestCase("IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml", "90E1C8EC-F951-4B26-A305-A34848818DD6")]
    [TestCase("OPH-BRE_2022.02.xml", "1.2.250.1.213.1.1.9^OPH-BRE_2021.01_20210827_00001_2")]
    [TestCase("VSM_1.4_2022.01.xml", null)]
    public async Task Metadata_tell_which_document_is_replaced(string file, string? replaced)
    {
        Assert.That((await ReadAsync($"cda/{file}")).Metadata.ReplacesUniqueId, Is.EqualTo(replaced));
    }

    [TestCase("IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml", "984375862^1.2.250.1.748.12345678.12", "105234751^1.2.250.1.925.994044.27", "1.2.250.1.925.994044.27.123.1876350", "1.2.250.1.925.994044.27.123.1876351", "1.2.250.1.925.994044.27.123.1876352")]
    [TestCase("IMG-DA-IMG_2024.01_Radiographie_Echographie_SeinThorax.xml", "984375871^1.2.250.1.748.12345678.12")]
    [TestCase("BIO-CR-BIO_2024.01_Glycémie mole.xml", "2014123456789^1.2.250.1.213.1.1.9")]
    [TestCase("eDISP-MED_2024.01.xml", "1.2.250.1.213.1.1.1.39.1.1")]
    [TestCase("VSM_1.4_2022.01.xml")]
    public async Task Metadata_tell_orders_accessions_and_studies(string file, params string[] references)
    {
        var (_, metadata) = await ReadAsync($"cda/{file}");

        Assert.That(metadata.ReferenceIds, Is.EqualTo(references));
        Assert.That(metadata.ToWire().ToMetadata().ReferenceIds, Is.EqualTo(references));
    }

    [Test]
    public async Task Metadata_tell_every_author_and_the_part_each_played()
    {
        const string referent = "Référent - Responsable du patient dans la structure de soins";

        var (_, metadata) = await ReadAsync("cda/CANCER-CR-GM_2022.01_AnalyseRealisee.xml");

        Assert.That(
            metadata.Authors.Select(a => (a.Id, a.Name.Family, a.Structure?.StructIdNat, a.Role)),
            Is.EqualTo(new (string, string, string?, string?)[]
            {
                ("800100200300", "MARTIN", "1490012345", referent),
                ("801101203565", "BUBON", "1490012345", "Responsable de la sortie"),
                ("801234567897", "ROUSSEAU", "1490012345", "Médecin traitant"),
            }));
    }

    [Test]
    public async Task A_device_is_an_author_under_its_own_name()
    {
        var (_, metadata) = await ReadAsync("cda/eDISP-MED_2024.01.xml");

        Assert.That(
            metadata.Authors.Select(a => a.Name.Family),
            Is.EqualTo(new[] { "Dossier Pharmaceutique", "DELIVE" }));
    }

    [TestCaseSource(nameof(AllDocuments))]
    public void Every_document_of_the_manifest_is_there(string name)
    {
        Assert.That(Manifest(name)["sha256"], Has.Length.EqualTo(64));
    }

    private static async Task<(CdaHeader Header, DocumentMetadata Metadata)> ReadAsync(string name)
    {
        await using var file = File.OpenRead(Corpus.File(name));
        var header = await CdaDocument.ReadAsync(file, new CollectingSink(keep: false), new CdaLimits());
        return (header, DocumentMetadata.FromCda(header));
    }

    private static IReadOnlyDictionary<string, string> Manifest(string name)
    {
        _ = Corpus.File(name);
        return CsvFile.Corpus("cda/manifest.csv").Single(row => row["file"] == FileName(name));
    }

    private static string FileName(string name) => name[(name.LastIndexOf('/') + 1)..];
}
