using System.Text.RegularExpressions;
using MonEspaceSante.Sdk.Testing;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>The ways in which a document goes wrong.</summary>
internal static class SpoiledDocuments
{
    private const string Whole = "/";
    private const string Patient = "ClinicalDocument/recordTarget/patientRole/id";
    private const string PatientIns = """root="1.2.250.1.213.1.4.10" extension="279035121518989" """;

    private const string Laughs =
        """
        <!DOCTYPE lolz [
          <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
          <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
        ]>
        """;

    public static IReadOnlyList<SpoiledDocument> All { get; } =
    [
        new("no byte at all", DocumentVide, null, _ => ""),
        new("not XML", CdaPasXml, Whole, _ => "Compte rendu de Madame X : rien à signaler.", "Compte"),
        new("a bare PDF", CdaPasXml, Whole, _ => "%PDF-1.4\n1 0 obj\n%%EOF\n", "%PDF"),
        new("crossed tags", CdaPasXml, Whole, text => text.Replace("</title>", "</titre>"), "</titre>"),
        new("another kind of XML", CdaAbsent, Whole, _ => "<?xml version=\"1.0\"?>\n<note>x</note>", "<note>"),
        new("cut before its end", CdaTronque, Whole, text => text[..^40]),
        new("cut within its header", CdaTronque, Whole, text =>
            text[..text.IndexOf("<custodian", StringComparison.Ordinal)]),
        new("entities that expand", CdaEntiteInterdite, Whole, text =>
            WithDoctype(text, Laughs).Replace("</title>", "&e;</title>"), "<!DOCTYPE"),
        new("an external entity in a file", CdaEntiteInterdite, Whole, text =>
            WithEntity(text, "file:///etc/hostname"), "<!DOCTYPE"),
        new("an external document type", CdaEntiteInterdite, Whole, text =>
            WithDoctype(text, "<!DOCTYPE ClinicalDocument SYSTEM \"cda.dtd\">"), "<!DOCTYPE"),
        new("a parameter entity", CdaEntiteInterdite, Whole, text =>
            WithDoctype(text, "<!DOCTYPE ClinicalDocument [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>"),
            "<!DOCTYPE"),
        new("no patient", CdaPatientAbsent, Patient, text => Without(text, "recordTarget")),
        new("a patient without INS", CdaPatientAbsent, Patient, text =>
            text.Replace(PatientIns, "root=\"1.2.3\" extension=\"42\" "), "<patientRole"),
        new("a wrong INS key", InsCleInvalide, Patient, text => text.Replace("279035121518989", "279035121518990"),
            "279035121518990"),
        new("a matricule too short", InsFormatInvalide, Patient, text =>
            text.Replace("279035121518989", "2790351215189"), "2790351215189"),
        new("an INS-C", InsCRetire, Patient, text => text.Replace("1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.2"),
            "1.2.250.1.213.1.4.2"),
        new("another patient", PatientDifferent, Patient, text => text.Replace("279035121518989", "207100486108281")),
        new("the same number as a NIA", PatientDifferent, Patient, text =>
            text.Replace("1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.9")),
        new("no type", CdaTypeAbsent, "ClinicalDocument/code", text =>
            Regex.Replace(text, "<code code=\"11488-4\"[^>]*>", ""), "<ClinicalDocument"),
        new("a type without code", CdaTypeAbsent, "ClinicalDocument/code/@code", text =>
            text.Replace("<code code=\"11488-4\"", "<code"), "2.16.840.1.113883.6.1"),
        new("an unknown type", TypeInconnu, "ClinicalDocument/code/@code", text => text.Replace("11488-4", "99999-9"),
            "99999-9"),
        new("a type kept for others", TypeNonCreable, "ClinicalDocument/code/@code", text =>
            text.Replace("11488-4", "11369-6"), "11369-6"),
        new("an identifier with extension", CdaIdentifiantExtension, "ClinicalDocument/id/@extension", text =>
            Regex.Replace(text, "<id root=\"2.25[^\"]*\"", "$0 extension=\"7\""), "extension=\"7\""),
        new("a title too long", TitreTropLong, "ClinicalDocument/title", text =>
            text.Replace("<title>", "<title>" + new string('x', 128)), "<title>"),
        new("no title", CdaChampAbsent, "ClinicalDocument/title", text => Without(text, "title"), "<ClinicalDocument"),
        new("an impossible date", CdaChampInvalide, "ClinicalDocument/effectiveTime/@value", text =>
            text.Replace("<effectiveTime value=\"20260328", "<effectiveTime value=\"20260231"), "20260231"),
        new("two documents in one", CdaAbsent, "ClinicalDocument", text =>
            text.Replace("<component>", "<component><ClinicalDocument/>", 1)),
        new("a PDF of three bytes", CdaPdfInvalide, "ClinicalDocument/component/nonXMLBody/text", text =>
            Regex.Replace(text, "(?<=\"B64\">)[^<]+", "JVBE"), "JVBE") { Body = CdaSampleBody.Pdf },
        new("a PDF without its end", CdaPdfInvalide, "ClinicalDocument/component/nonXMLBody/text", text =>
            Regex.Replace(text, "[^>]{64}</text>", "</text>"), "<text") { Body = CdaSampleBody.Pdf },
    ];

    /// <summary>A document whose title is an entity that would have to be fetched.</summary>
    public static string WithEntity(string text, string address) =>
        WithDoctype(text, $"<!DOCTYPE ClinicalDocument [<!ENTITY e SYSTEM \"{address}\">]>")
            .Replace("</title>", "&e;</title>");

    private static string WithDoctype(string text, string doctype) =>
        text.Replace("<ClinicalDocument", $"{doctype}\n<ClinicalDocument");

    private static string Without(string text, string element) =>
        new Regex($"<{element}>.*?</{element}>", RegexOptions.Singleline).Replace(text, "", 1);

    private static string Replace(this string text, string old, string replacement, int count) =>
        new Regex(Regex.Escape(old)).Replace(text, replacement, count);
}
