using System.Text;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>One fault at a time in a document that is otherwise right: its reason, its field and its line.</summary>
public class CdaFaultTests
{
    private const string Ins = "ClinicalDocument/recordTarget/patientRole/id";

    // What is replaced, by what; then the reason, the field, and what stands on the line at fault.
    [TestCase("<ClinicalDocument", "<!DOCTYPE x>\n<ClinicalDocument", Reason.CdaEntiteInterdite, "/", "<!DOCTYPE")]
    [TestCase("<title>", "<title><", Reason.CdaPasXml, "/", "<title>")]
    [TestCase("</ClinicalDocument>", "</ClinicalDocument><again/>", Reason.CdaPasXml, "/", "<again/>")]
    [TestCase("</ClinicalDocument>", "", Reason.CdaTronque, "/", "")]
    [TestCase("urn:hl7-org:v3", "urn:hl7-org:v2", Reason.CdaAbsent, "/", "<ClinicalDocument")]
    [TestCase("<structuredBody>", "<structuredBody><ClinicalDocument/>", Reason.CdaAbsent, "ClinicalDocument", "<structuredBody>")]
    [TestCase("<id root=\"2.25", "<x root=\"2.25", Reason.CdaChampAbsent, "ClinicalDocument/id", "<ClinicalDocument")]
    [TestCase("<id root=\"2.25", "<id nullFlavor=\"NA\" r=\"", Reason.CdaChampAbsent, "ClinicalDocument/id/@root", "<id nullFlavor")]
    [TestCase("<id root=\"2.25", "<id extension=\"E1\" root=\"2.25", Reason.CdaIdentifiantExtension, "ClinicalDocument/id/@extension", "E1")]
    [TestCase("<id root=\"2.25", "<id root=\"2-25", Reason.CdaChampInvalide, "ClinicalDocument/id/@root", "2-25")]
    [TestCase("<code code=\"11488-4\"", "<x", Reason.CdaTypeAbsent, "ClinicalDocument/code", "<ClinicalDocument")]
    [TestCase("<code code=\"11488-4\"", "<code nullFlavor=\"NI\"", Reason.CdaTypeAbsent, "ClinicalDocument/code/@code", "<code nullFlavor")]
    [TestCase("11488-4", "11488-5", Reason.TypeInconnu, "ClinicalDocument/code/@code", "11488-5")]
    [TestCase("11488-4\" codeSystem=\"2.16.840", "11488-4\" codeSystem=\"2.17.840", Reason.TypeInconnu, "ClinicalDocument/code/@code", "2.17")]
    [TestCase("11488-4", "11369-6", Reason.TypeNonCreable, "ClinicalDocument/code/@code", "11369-6")]
    [TestCase("<title>Compte rendu de consultation", "<title> ", Reason.CdaChampAbsent, "ClinicalDocument/title", "<title>")]
    [TestCase("<effectiveTime value=\"20261120", "<x value=\"20261120", Reason.CdaChampAbsent, "ClinicalDocument/effectiveTime", "<ClinicalDocument")]
    [TestCase("<effectiveTime value=\"20261120", "<effectiveTime value=\"20261320", Reason.CdaChampInvalide, "ClinicalDocument/effectiveTime/@value", "20261320")]
    [TestCase("<confidentialityCode", "<x", Reason.CdaChampAbsent, "ClinicalDocument/confidentialityCode", "<ClinicalDocument")]
    [TestCase("<confidentialityCode code=\"N", "<confidentialityCode code=\"MASQUE_PS", Reason.CdaChampInvalide, "ClinicalDocument/confidentialityCode/@code", "MASQUE_PS")]
    [TestCase("<languageCode", "<x", Reason.CdaChampAbsent, "ClinicalDocument/languageCode", "<ClinicalDocument")]
    [TestCase("<versionNumber value=\"1", "<versionNumber value=\"one", Reason.CdaChampInvalide, "ClinicalDocument/versionNumber/@value", "versionNumber")]
    [TestCase("root=\"1.2.250.1.213.1.4.10\"", "root=\"1.2.3\"", Reason.CdaPatientAbsent, Ins, "<patientRole>")]
    [TestCase("279035121518989", "279035121518988", Reason.InsCleInvalide, Ins, "279035121518988")]
    [TestCase("279035121518989", "27903512151898", Reason.InsFormatInvalide, Ins, "27903512151898\"")]
    [TestCase("root=\"1.2.250.1.213.1.4.10\"", "root=\"1.2.250.1.213.1.4.2\"", Reason.InsCRetire, Ins, "213.1.4.2")]
    [TestCase("<id root=\"1.2.250.1.71.4.2.1\"", "<x", Reason.CdaChampAbsent, "ClinicalDocument/author/assignedAuthor/id", "<assignedAuthor>")]
    [TestCase("<low value=\"", "<high value=\"", Reason.CdaChampAbsent, "ClinicalDocument/documentationOf/serviceEvent/effectiveTime/low", "<effectiveTime>")]
    [TestCase("<low value=\"20261120093000+0100\"", "<low value=\"hier\"", Reason.CdaChampInvalide, "ClinicalDocument/documentationOf/serviceEvent/effectiveTime/low/@value", "hier")]
    [TestCase("code=\"AMBULATOIRE\"", "code=\"PARTOUT\"", Reason.CdaChampInvalide, "ClinicalDocument/documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode/@code", "PARTOUT")]
    [TestCase("code=\"SA07\"", "code=\"SA99\"", Reason.CdaChampInvalide, "ClinicalDocument/componentOf/encompassingEncounter/location/healthCareFacility/code/@code", "SA99")]
    public async Task Reading_names_the_fault_its_field_and_its_line(
        string old, string replacement, Reason reason, string field, string onLine)
    {
        var document = ReplaceFirst(await Documents.StructuredAsync(), old, replacement);

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => Documents.ReadAsync(document))!;

        Assert.That(refusal.Reason, Is.EqualTo(reason));
        Assert.That(refusal.Violations, Has.Exactly(1).Items);
        Assert.That(
            (refusal.Violations[0].Field, refusal.Violations[0].Line),
            Is.EqualTo((field, LineOf(document, onLine))));
    }

    [TestCase("recordTarget", Reason.CdaPatientAbsent, "recordTarget/patientRole/id")]
    [TestCase("author", Reason.CdaChampAbsent, "author")]
    [TestCase("legalAuthenticator", Reason.CdaChampAbsent, "legalAuthenticator")]
    [TestCase("documentationOf", Reason.CdaChampAbsent, "documentationOf/serviceEvent/effectiveTime")]
    [TestCase("standardIndustryClassCode", Reason.CdaChampAbsent, "documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode")]
    [TestCase("componentOf", Reason.CdaChampAbsent, "componentOf/encompassingEncounter/location/healthCareFacility/code")]
    [TestCase("component", Reason.CdaChampAbsent, "component")]
    [TestCase("parentDocument", Reason.CdaChampAbsent, "relatedDocument/parentDocument/id")]
    public async Task Reading_names_the_part_that_is_missing(string part, Reason reason, string field)
    {
        const string replacement =
            "<relatedDocument typeCode='RPLC'><parentDocument><id root='1.2'/></parentDocument></relatedDocument>";
        var document = ReplaceFirst(await Documents.StructuredAsync(), "<componentOf>", replacement + "<componentOf>")
            .Replace($"<{part}>", "<absent>", StringComparison.Ordinal)
            .Replace($"</{part}>", "</absent>", StringComparison.Ordinal)
            .Replace($"<{part} ", "<absent ", StringComparison.Ordinal);

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => Documents.ReadAsync(document))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((reason, $"ClinicalDocument/{field}")));
        Assert.That(refusal.Violations[0].Line, Is.Positive);
    }

    [Test]
    public async Task An_INS_C_beside_the_INS_does_not_stand_in_its_way()
    {
        const string retired = "<id root=\"1.2.250.1.213.1.4.2\" extension=\"0411886319605719371016\"/>";
        var document = ReplaceFirst(await Documents.StructuredAsync(), "<patientRole>", "<patientRole>" + retired);

        var metadata = await Documents.ReadAsync(document);

        Assert.That((metadata.Patient, metadata.SourcePatientId), Is.EqualTo((Documents.Sample.Patient, (string?)null)));
    }

    [TestCase("<html/>", Reason.CdaAbsent)]
    [TestCase("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>", Reason.CdaAbsent)]
    [TestCase("<envelope><ClinicalDocument xmlns='urn:hl7-org:v3'/></envelope>", Reason.CdaAbsent)]
    [TestCase("", Reason.DocumentVide)]
    [TestCase(" \n", Reason.CdaPasXml)]
    [TestCase("Bonjour", Reason.CdaPasXml)]
    [TestCase("%PDF-1.4", Reason.CdaPasXml)]
    [TestCase("<?xml version='1.0' encoding='utf-7'?><a/>", Reason.CdaPasXml)]
    [TestCase("<?xml version='1.0' encoding='klingon'?><a/>", Reason.CdaPasXml)]
    public void Reading_refuses_what_is_no_clinical_document(string document, Reason reason)
    {
        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Documents.ReadAsync(document))!;

        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Titles_are_taken_whole_up_to_128_characters()
    {
        var longest = string.Concat(Enumerable.Repeat("é𝄞", 64));
        var document = await Documents.StructuredAsync();

        var taken = await Documents.ReadAsync(ReplaceFirst(document, "Compte rendu de consultation", longest));
        var refusal = Assert.CatchAsync<DocumentRefusedException>(
            () => Documents.ReadAsync(ReplaceFirst(document, "Compte rendu de consultation", longest + "x")))!;

        Assert.That(taken.Title, Is.EqualTo(longest));
        Assert.That(
            (refusal.Reason, refusal.Violations[0].Field),
            Is.EqualTo((Reason.TitreTropLong, "ClinicalDocument/title")));
    }

    [Test]
    public async Task Size_is_limited_in_bytes_and_the_limit_is_told()
    {
        var bytes = Encoding.UTF8.GetBytes(await Documents.StructuredAsync());
        var limits = new CdaLimits { MaxBytes = bytes.Length - 1 };

        var atOnce =
            Assert.CatchAsync<DocumentRefusedException>(() => Documents.ReadAsync(new MemoryStream(bytes), limits))!;
        var onTheWay = Assert.CatchAsync<DocumentRefusedException>(
            () => Documents.ReadAsync(new PiecemealStream(bytes, [1000]), limits))!;

        Assert.That(atOnce.Reason, Is.EqualTo(Reason.DocumentTropGrand).And.EqualTo(onTheWay.Reason));
        Assert.That(onTheWay.Details["limit_bytes"], Is.EqualTo($"{limits.MaxBytes}"));
        Assert.That(
            () => Documents.ReadAsync(new MemoryStream(bytes), new CdaLimits { MaxBytes = bytes.Length }),
            Throws.Nothing);
    }

    [Test]
    public async Task Refusals_never_quote_the_document()
    {
        var document =
            (await Documents.StructuredAsync()).Replace("279035121518989", "279035121518988", StringComparison.Ordinal);

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => Documents.ReadAsync(document))!;

        Assert.That($"{refusal} {refusal.Violations[0]}", Does.Not.Contain("2790351").And.Not.Contain("PAT-TROIS"));
    }

    internal static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative, $"The sample does not hold {old}");
        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }

    // The line of the first occurrence; the last line when nothing is told.
    internal static int LineOf(string document, string fragment)
    {
        var at = fragment.Length == 0 ? document.Length : document.IndexOf(fragment, StringComparison.Ordinal);
        return document.AsSpan(0, at).Count('\n') + 1;
    }
}
