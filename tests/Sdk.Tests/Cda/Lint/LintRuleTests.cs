using System.Text;
using System.Text.RegularExpressions;
using MonEspaceSante.Cda;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>Each rule, on a document that breaks it and no other.</summary>
public class LintRuleTests
{
    private const string Patient = "/ClinicalDocument/recordTarget/patientRole";
    private const string Setting = "/ClinicalDocument/documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode";
    private const string Facility = "/ClinicalDocument/componentOf/encompassingEncounter/location/healthCareFacility/code";
    private const string Act = "/ClinicalDocument/documentationOf/serviceEvent/effectiveTime";

    // The rule; a pattern in the good document and what takes its place; where the finding points.
    private static readonly object[][] Spoiled =
    [
        ["XML_BIEN_FORME", "</title>", "</titre>", "/"],
        ["XML_BIEN_FORME", "</ClinicalDocument>", "", "/"],
        ["XML_ENTITES", "<ClinicalDocument", "<!DOCTYPE a [<!ENTITY b 'c'>]><ClinicalDocument", "/"],
        ["CDA_RACINE", "urn:hl7-org:v3", "urn:hl7-org:v2", "/"],
        ["CORPS_PRESENT", "(?s)<component>.*</component>", "", "/ClinicalDocument/component"],
        ["ENTETE_PROFIL", "code=\"FR\"", "code=\"BE\"", "/ClinicalDocument/realmCode/@code"],
        ["ENTETE_PROFIL", "<typeId [^>]*>", "", "/ClinicalDocument/typeId"],
        ["ENTETE_PROFIL", "<typeId root=\"2[^\"]*\"", "<typeId", "/ClinicalDocument/typeId/@root"],
        ["ENTETE_MODELES", "<templateId root=\"1.2.250.1.213.1.1.1.1\" />", "", "/ClinicalDocument/templateId"],
        ["CORPS_MODELE", "<templateId", "<templateId root=\"1.3.6.1.4.1.19376.1.2.20\"/><templateId", "/ClinicalDocument"],
        ["IDENTIFIANT", "<id root=\"2.25[^>]*>", "", "/ClinicalDocument/id"],
        ["IDENTIFIANT", "<id root=\"2.25", "<id root=\"urn:2.25", "/ClinicalDocument/id/@root"],
        ["IDENTIFIANT_EXTENSION", "<id root=\"2.25", "<id extension=\"1\" root=\"2.25", "/ClinicalDocument/id/@extension"],
        ["TYPE", "<code code=\"11488-4\"[^>]*>", "", "/ClinicalDocument/code"],
        ["TYPE", "11488-4", "11488-5", "/ClinicalDocument/code/@code"],
        ["TITRE", "<title>.*</title>", "", "/ClinicalDocument/title"],
        ["TITRE_LONGUEUR", "<title>", "<title>" + Long(128), "/ClinicalDocument/title"],
        ["DATE_DOCUMENT", "<effectiveTime value=\"[0-9]{8}", "<effectiveTime value=\"20260231", "/ClinicalDocument/effectiveTime/@value"],
        ["CONFIDENTIALITE", "<confidentialityCode[^>]*>", "", "/ClinicalDocument/confidentialityCode"],
        ["CONFIDENTIALITE", "code=\"N\"", "code=\"MASQUE_PS\"", "/ClinicalDocument/confidentialityCode/@code"],
        ["LANGUE", "fr-FR", "en-GB", "/ClinicalDocument/languageCode/@code"],
        ["VERSION", "<setId [^>]*>", "", "/ClinicalDocument/setId"],
        ["VERSION", "<setId [^>]*>", "<setId/>", "/ClinicalDocument/setId/@root"],
        ["VERSION", "versionNumber value=\"1\"", "versionNumber value=\"0\"", "/ClinicalDocument/versionNumber/@value"],
        ["REMPLACEMENT", "<componentOf>", "<relatedDocument typeCode=\"RPLC\"/><componentOf>", "/ClinicalDocument/relatedDocument/parentDocument/id"],
        ["PATIENT_INS", "279035121518989", "279035121518988", Patient + "/id"],
        ["PATIENT_INS", "<author>", "<recordTarget/><author>", "/ClinicalDocument/recordTarget[2]"],
        ["PATIENT_INS", "(<id root=\"1.2.250.1.213.1.4.10\"[^>]*>)", "$1$1", Patient + "/id[2]"],
        ["INS_C", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.2", Patient + "/id"],
        ["PATIENT_TRAITS", "<family qualifier=\"BR\"", "<family qualifier=\"CL\"", "/ClinicalDocument/recordTarget/patientRole/patient/name/family"],
        ["PATIENT_TRAITS", "<birthTime[^>]*>", "", "/ClinicalDocument/recordTarget/patientRole/patient/birthTime"],
        ["PATIENT_TRAITS", "<birthTime[^>]*>", "<birthTime/>", Patient + "/patient/birthTime/@value"],
        ["PATIENT_TRAITS", "<birthTime value=\"[^\"]*\"", "<birthTime value=\"hier\"", Patient + "/patient/birthTime/@value"],
        ["PATIENT_TRAITS", "GenderCode code=\"F\"", "GenderCode code=\"X\"", Patient + "/patient/administrativeGenderCode/@code"],
        ["AUTEUR", "(?s)<author>.*</author>", "", "/ClinicalDocument/author"],
        ["AUTEUR", "<id root=\"1.2.250.1.71.4.2.1\"", "<x root=\"\"", "/ClinicalDocument/author/assignedAuthor/id"],
        ["AUTEUR_DATE", "<time [^>]*>", "", "/ClinicalDocument/author/time"],
        ["AUTEUR_PROFESSION", "<code code=\"G15_10/SM26\"[^>]*>", "", "/ClinicalDocument/author/assignedAuthor/code"],
        ["AUTEUR_STRUCTURE", "<id root=\"1.2.250.1.71.4.2.2\"[^>]*>", "", "/ClinicalDocument/author/assignedAuthor/representedOrganization/id"],
        ["RESPONSABLE", "(?s)<legalAuthenticator>.*</legalAuthenticator>", "", "/ClinicalDocument/legalAuthenticator"],
        ["CONSERVATEUR", "(?s)<custodian>.*</custodian>", "", "/ClinicalDocument/custodian/assignedCustodian/representedCustodianOrganization/id"],
        ["ACTE_DATES", "<low ", "<low nullFlavor=\"UNK\" v", Act + "/low/@value"],
        ["ACTE_DATES", "(<low [^>]*>)", "$1<high value=\"20200101\"/>", Act],
        ["CADRE_EXERCICE", "AMBULATOIRE", "PARTOUT", Setting + "/@code"],
        ["TYPE_STRUCTURE", "code=\"SA07\"", "code=\"SA99\"", Facility + "/@code"],
        ["SYSTEME_DE_CODES", "1.2.250.1.71.4.2.4\"", "1.2.3\"", Facility + "/@codeSystem"],
        ["SYSTEME_DE_CODES", "code=\"N\" codeSystem=\"[^\"]*\"", "code=\"N\"", "/ClinicalDocument/confidentialityCode/@codeSystem"],
        ["LIBELLE", "displayName=\"Médecin - [^\"]*\"", "displayName=\"Docteur\"", "/ClinicalDocument/author/assignedAuthor/code/@displayName"],
        ["LIBELLE", "displayName=\"Normal\"", "displayName=\"Secret\"", "/ClinicalDocument/confidentialityCode/@displayName"],
        ["COHERENCE", "AMBULATOIRE\"(.*)\"Ambulatoire\"", "ETABLISSEMENT\"$1\"Etablissement de santé\"", Setting + "/@code"],
        ["COHERENCE", "code=\"11488-4\"(.*)displayName=\"[^\"]*\"", "code=\"60593-1\"$1displayName=\"Dispensation médicamenteuse\"", Facility + "/@code"],
    ];

    [Test]
    public async Task A_good_document_breaks_no_rule([Values] CdaSampleBody body)
    {
        using var document = await (Documents.Sample with { Body = body }).ToStreamAsync();

        var report = await new CdaLint().RunAsync(document);

        Assert.That(report.Findings, Is.Empty);
        Assert.That(report.HasErrors, Is.False);
    }

    [TestCaseSource(nameof(Spoiled))]
    public async Task A_document_spoiled_in_one_way_breaks_one_rule(
        string rule, string pattern, string replacement, string xpath)
    {
        var report = await LintTrial.RunAsync(Spoil(await GoodAsync(), pattern, replacement));

        Assert.That(report.Rules(), Is.EqualTo(new[] { rule }));
        var finding = report.Findings[0];
        Assert.Multiple(() =>
        {
            Assert.That(finding.XPath, Is.EqualTo(xpath));
            Assert.That(finding.Line, Is.Positive);
            Assert.That(finding.Explanation, Does.Match(@"^[A-ZÀ-Ý« ].*[^.]$"));
            Assert.That((finding.Severity, finding.Fix), Is.EqualTo((LintRules.Find(rule).Severity, LintRules.Find(rule).Fix)));
        });
    }

    [TestCase("11369-6")]
    [TestCase("REMB")]
    [TestCase("DOCPAT01")]
    [TestCase("EXPPAT_2", Description = "class 90")]
    public async Task A_type_kept_for_others_is_told(string type)
    {
        var good = await GoodAsync(Documents.Sample with { TypeCode = type });

        Assert.That((await LintTrial.RunAsync(good)).Rules(), Is.EqualTo(new[] { "TYPE_NON_CREABLE" }));
    }

    [Test]
    public async Task A_vaccination_note_is_of_normal_confidentiality_only()
    {
        var note = await GoodAsync(Documents.Note());
        var restricted = Spoil(note, "code=\"N\"(.*)\"Normal\"", "code=\"R\"$1\"Restreint\"");

        Assert.That((await LintTrial.RunAsync(note)).Findings, Is.Empty);
        Assert.That((await LintTrial.RunAsync(restricted)).Rules(), Is.EqualTo(new[] { "VACCINATION_CONFIDENTIALITE" }));
    }

    [TestCase("", "", "La note décrit 2 vaccinations au lieu d'une")]
    [TestCase("(?s)<entry>.*</entry>", "", "La note décrit 0 vaccinations au lieu d'une")]
    [TestCase("(?s)(<manufacturedMaterial>\\s*)<code [^>]*>", "$1", "Le vaccin manque")]
    [TestCase("(?s)(statusCode[^>]*>\\s*)<effectiveTime [^>]*>", "$1", "La date de la vaccination manque")]
    [TestCase("<id root=\"" + Documents.VaccinationId + "\" />", "", "L'identifiant de la vaccination manque")]
    [TestCase("(?s)(<performer typeCode=\"PRF\">\\s*<assignedEntity>\\s*<id [^>]*extension=\")[^\"]*(?=\" />\\s*<code)", "${1}899700000000", "Le vaccinateur connu n'est pas auteur de la note")]
    public async Task A_vaccination_note_tells_one_vaccination_whole(string pattern, string replacement, string explanation)
    {
        var day = new DateOnly(2026, 11, 20);
        var spoiled = pattern.Length == 0
            ? await GoodAsync(Documents.Note(new() { Date = day }, new() { Date = day }))
            : Spoil(await GoodAsync(Documents.Note()), pattern, replacement);

        var findings = (await LintTrial.RunAsync(spoiled)).Findings;

        Assert.That(
            findings.Select(f => (f.Rule, f.Severity, f.Explanation)),
            Is.EqualTo(new[] { ("VACCINATION_NOTE", LintSeverity.Error, explanation) }));
        Assert.That(findings[0].Line, Is.GreaterThan(1));
    }

    [Test]
    public async Task The_path_in_a_document_that_presents_itself_finds_the_element()
    {
        var document = await GoodAsync(Documents.Sample with { PresentsItself = true, Title = new string('x', 129) });

        var finding = (await LintTrial.RunAsync(document)).Findings.Single();

        Assert.That((finding.Rule, finding.XPath), Is.EqualTo(("TITRE_LONGUEUR", "//ClinicalDocument/title")));
    }

    [Test]
    public async Task A_document_does_not_replace_itself()
    {
        var self = Documents.Sample with { Replaces = Documents.Sample.UniqueId };

        Assert.That((await LintTrial.RunAsync(await GoodAsync(self))).Rules(), Is.EqualTo(new[] { "REMPLACEMENT" }));
    }

    [TestCase("video/mp4", "CORPS_FORMAT")]
    [TestCase("image/png", "CORPS_FORMAT")]
    public async Task A_file_that_the_DMP_does_not_take_is_told(string mediaType, string rule)
    {
        var document = (await Documents.PdfAsync()).Replace("application/pdf", mediaType, StringComparison.Ordinal);

        Assert.That((await LintTrial.RunAsync(document)).Rules(), Is.EqualTo(new[] { rule }));
    }

    [Test]
    public async Task A_PDF_that_is_none_is_told_beside_the_rest()
    {
        var document = Spoil(await Documents.PdfAsync(), "(?<=B64\">)[^<]+", "JVBE").Replace("fr-FR", "en", StringComparison.Ordinal);

        Assert.That((await LintTrial.RunAsync(document)).Rules(), Is.EqualTo(new[] { "LANGUE", "CORPS_PDF" }));
    }

    [Test]
    public async Task A_document_without_the_template_of_its_file_is_told()
    {
        var document = Spoil(await Documents.PdfAsync(), "<templateId root=\"1.3.6.1.4.1.19376.1.2.20\" />", "");

        Assert.That((await LintTrial.RunAsync(document)).Rules(), Is.EqualTo(new[] { "CORPS_MODELE" }));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("iso-8859-1")]
    public async Task Another_encoding_than_UTF_8_is_told(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var document = (await GoodAsync()).Replace("\"utf-8\"", $"\"{name}\"", StringComparison.Ordinal);

        var report = await LintTrial.RunAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(document)]);

        Assert.That(report.Rules(), Is.EqualTo(new[] { "XML_ENCODAGE" }));
    }

    [Test]
    public async Task A_byte_order_mark_is_a_warning()
    {
        var report = await LintTrial.RunAsync('\uFEFF' + await GoodAsync());

        Assert.That((report.Rules().Single(), report.HasErrors), Is.EqualTo(("XML_BOM", false)));
    }

    [TestCase("", "DOCUMENT_VIDE")]
    [TestCase("Bonjour", "XML_BIEN_FORME")]
    [TestCase("<note/>", "CDA_RACINE")]
    public async Task What_is_no_document_is_told(string document, string rule)
    {
        Assert.That((await LintTrial.RunAsync(document)).Rules(), Is.EqualTo(new[] { rule }));
    }

    [Test]
    public async Task A_document_too_large_is_told()
    {
        var report = await LintTrial.RunAsync(await GoodAsync(), new() { Limits = new CdaLimits { MaxBytes = 1000 } });

        Assert.That(report.Rules(), Does.Contain("DOCUMENT_TAILLE"));
    }

    [Test]
    public async Task Every_fault_is_told_at_once_in_the_order_of_the_document()
    {
        var document = Spoil(await GoodAsync(), "11488-4(.*)displayName=\"[^\"]*\"", "11369-6$1displayName=\"Historique des vaccinations\"");
        document = Spoil(document, "<title>", "<title>" + Long(128));
        document = Spoil(document, "279035121518989", "279035121518988");
        document = Spoil(document, "<custodian>(?s).*</custodian>", "");

        var report = await LintTrial.RunAsync(document);

        Assert.That(
            report.Rules(),
            Is.EqualTo(new[] { "CONSERVATEUR", "TYPE_NON_CREABLE", "TITRE_LONGUEUR", "PATIENT_INS" }));
        Assert.That($"{string.Join(' ', report.Findings)}", Does.Not.Contain("27903512").And.Not.Contain("PAT-TROIS"));
    }

    [Test]
    public async Task Each_author_at_fault_is_told()
    {
        var document = Spoil(await GoodAsync(), "(?s)<author>.*</author>", "<author/><author/>");

        var report = await LintTrial.RunAsync(document);

        Assert.That(
            report.Findings.Where(f => f.Rule == "AUTEUR").Select(f => f.XPath),
            Is.EqualTo(new[] { "/ClinicalDocument/author[1]/assignedAuthor", "/ClinicalDocument/author[2]/assignedAuthor" }));
    }

    [Test]
    public void Every_rule_of_our_own_is_tried_here()
    {
        string[] elsewhere =
        [
            "TYPE_NON_CREABLE", "VACCINATION_CONFIDENTIALITE", "VACCINATION_NOTE", "CORPS_FORMAT", "CORPS_PDF",
            "CORPS_PDF_A1", "CORPS_FICHIER", "PIECE_JOINTE", "XML_ENCODAGE", "XML_BOM",
            "DOCUMENT_VIDE", "DOCUMENT_TAILLE", "XML_COMPLEXITE",
        ];

        Assert.That(
            LintRules.All.Select(r => r.Id).Where(id => !id.StartsWith("SCHEMA", StringComparison.Ordinal)),
            Is.EquivalentTo(Spoiled.Select(row => (string)row[0]).Distinct().Concat(elsewhere)));
    }

    private static string Long(int length) => new('x', length);

    private static Task<string> GoodAsync() => Documents.StructuredAsync();

    private static async Task<string> GoodAsync(CdaSample sample)
    {
        using var stream = await sample.ToStreamAsync();
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
    }

    // The first match only: a code or an element stands in several places.
    private static string Spoil(string document, string pattern, string replacement)
    {
        var spoiled = new Regex(pattern).Replace(document, replacement, 1);
        Assert.That(spoiled, Is.Not.EqualTo(document), $"The sample does not hold {pattern}");
        return spoiled;
    }
}
