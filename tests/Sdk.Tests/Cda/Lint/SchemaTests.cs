using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>Documents held to the schemas that the operator installed.</summary>
public class SchemaTests
{
    private readonly SchemaFolder _folder = new();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("<realmCode code='FR'/>\n<title>T</title>\n<versionNumber value='1'/>", null, null)]
    [TestCase("<realmCode code='FR'/>\n<versionNumber value='1'/>", "/ClinicalDocument/versionNumber", "L'élément « versionNumber » n'est pas attendu à cet endroit ; attendu : 'title'")]
    [TestCase("<realmCode/>\n<title>T</title><versionNumber/>", "/ClinicalDocument/realmCode", "L'attribut « code » est obligatoire")]
    [TestCase("<realmCode code='FR' x='SECRET'/><title>T</title><versionNumber/>", "/ClinicalDocument/realmCode", "L'attribut « x » n'est pas prévu")]
    [TestCase("<realmCode code='FR'/><title>T</title><versionNumber/><versionNumber value='SECRET'/>", "/ClinicalDocument/versionNumber[2]", "La valeur de l'attribut « value » n'est pas du type attendu")]
    [TestCase("<realmCode code='FR'/><title>T</title><versionNumber/><author></author>", "/ClinicalDocument/author", "Il manque un élément ; attendu : 'time'")]
    [TestCase("<realmCode code='FR'>SECRET</realmCode><title>T</title><versionNumber/>", "/ClinicalDocument/realmCode", "L'élément ne peut pas contenir de texte")]
    public async Task Schema_findings_tell_where_and_why_in_French(string content, string? xpath, string? explanation)
    {
        var findings = await SchemaFindingsAsync($"<ClinicalDocument xmlns='urn:hl7-org:v3'>\n{content}<component><structuredBody/></component></ClinicalDocument>");

        Assert.That(
            findings.Select(f => (f.XPath, f.Explanation)),
            Is.EqualTo(xpath is null ? [] : new (string?, string?)[] { (xpath, explanation) }));
        Assert.That(findings, Is.All.Matches<LintFinding>(f => f.Line > 1));
    }

    [Test]
    public async Task A_document_that_presents_itself_is_held_to_the_schema_inside_its_stylesheet()
    {
        var findings = await SchemaFindingsAsync("""
            <x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'><x:template match='/'/>
            <ClinicalDocument xmlns='urn:hl7-org:v3'><title>T</title><component><structuredBody/></component></ClinicalDocument>
            </x:stylesheet>
            """);

        Assert.That(findings.Select(f => f.XPath), Does.Contain("/stylesheet/ClinicalDocument/title"));
    }

    [Test]
    public async Task Where_a_document_says_its_schemas_are_is_not_followed()
    {
        var document = (await Documents.StructuredAsync()).Replace(
            "<ClinicalDocument",
            "<ClinicalDocument xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='urn:x file:///nowhere.xsd'",
            StringComparison.Ordinal);

        var report = await LintTrial.RunAsync(document, Options());

        Assert.That(report.Rules(), Is.EqualTo(new[] { "SCHEMA" }), "The small schema knows little of a document");
    }

    [Test]
    public async Task Findings_beyond_a_thousand_are_counted()
    {
        var many = string.Concat(Enumerable.Repeat("<versionNumber value='x'/>", 1500));
        var report = await LintTrial.RunAsync(
            $"<ClinicalDocument xmlns='urn:hl7-org:v3'><component><structuredBody>{many}</structuredBody></component></ClinicalDocument>",
            SkipNothing());

        Assert.That(report.Findings, Has.Count.EqualTo(1000));
        Assert.That(report.Omitted, Is.GreaterThan(400));
    }

    [TestCase("no folder")]
    [TestCase("no schema")]
    [TestCase("no XML")]
    [TestCase("a part missing")]
    [TestCase("a part outside")]
    [TestCase("another document")]
    [TestCase("two that declare it")]
    public void A_folder_that_cannot_judge_is_refused_at_once(string fault)
    {
        Spoil(fault);

        var refusal = Assert.Catch<MonEspaceSanteException>(() => _ = new CdaLint(Options()))!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.SchemasIllisibles));
    }

    [Test]
    public void Where_two_schemas_declare_a_document_the_operator_names_one()
    {
        Spoil("two that declare it");

        Assert.That(() => new CdaLint(new() { SchemaFolder = _folder.Path, SchemaFile = "document.xsd" }), Throws.Nothing);
    }

    private async Task<IReadOnlyList<LintFinding>> SchemaFindingsAsync(string document) =>
        [.. (await LintTrial.RunAsync(document, Options())).Findings.Where(f => f.Rule == "SCHEMA")];

    private CdaLintOptions Options() => new() { SchemaFolder = _folder.Path };

    private CdaLintOptions SkipNothing()
    {
        _folder.Write("document.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hl7-org:v3" targetNamespace="urn:hl7-org:v3" elementFormDefault="qualified">
              <xs:element name="versionNumber"><xs:complexType><xs:attribute name="value" type="xs:int"/></xs:complexType></xs:element>
              <xs:element name="ClinicalDocument"><xs:complexType><xs:sequence><xs:any processContents="lax" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
            </xs:schema>
            """);
        return Options();
    }

    private void Spoil(string fault)
    {
        const string other = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='{0}'>{1}</xs:schema>";
        switch (fault)
        {
            case "no folder":
                _folder.Dispose();
                break;
            case "no schema":
                _folder.Delete("document.xsd");
                break;
            case "no XML":
                _folder.Write("parts/types.xsd", "<xs:schema");
                break;
            case "a part missing":
                _folder.Delete("parts/types.xsd");
                break;
            case "a part outside":
                _folder.Write("document.xsd", string.Format(
                    System.Globalization.CultureInfo.InvariantCulture, other, "urn:hl7-org:v3",
                    "<xs:include schemaLocation='/etc/types.xsd'/><xs:element name='ClinicalDocument'/>"));
                break;
            case "another document":
                _folder.Write("document.xsd", string.Format(
                    System.Globalization.CultureInfo.InvariantCulture, other, "urn:other", "<xs:element name='ClinicalDocument'/>"));
                break;
            case "two that declare it":
                _folder.Write("again.xsd", string.Format(
                    System.Globalization.CultureInfo.InvariantCulture, other, "urn:hl7-org:v3", "<xs:element name='ClinicalDocument'/>"));
                break;
        }
    }
}
