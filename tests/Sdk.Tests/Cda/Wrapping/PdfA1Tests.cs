using System.Text.RegularExpressions;
using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Wrapping;

/// <summary>What keeps a PDF from being PDF/A-1, one fault at a time.</summary>
public class PdfA1Tests
{
    [TestCase("-1[.]4", "-A", "La première ligne ne dit pas la version du PDF")]
    [TestCase("%\u00E2.*\n", "", "Le commentaire d'octets non ASCII manque en deuxième ligne")]
    [TestCase("%%EOF", "%%EO", "Le fichier ne se termine pas par %%EOF")]
    [TestCase("%%EOF\n", "%%EOF\nmore", "Le fichier ne se termine pas par %%EOF")]
    [TestCase("trailer<<", "x<<", "La fin de fichier (trailer) manque")]
    [TestCase("/ID", "/Id", "L'identifiant du fichier (ID) manque à la fin de fichier (trailer)")]
    [TestCase("/Size 5", "/Size 5/Encrypt 9 0 R", "Le PDF est chiffré ou protégé")]
    [TestCase("trailer", "9 0 obj<</Type/XRef/Length 1>>stream\n1\nendstream endobj\ntrailer", "La table des références est compressée (PDF 1.5)")]
    [TestCase("trailer", "9 0 obj<</Type /ObjStm/Length 1>>stream\n1\nendstream endobj\ntrailer", "Des objets sont compressés ensemble (PDF 1.5)")]
    [TestCase("part='1'", "part='2'", "Les métadonnées XMP ne déclarent pas PDF/A-1, niveau A ou B")]
    [TestCase("conformance='B'", "conformance='U'", "Les métadonnées XMP ne déclarent pas PDF/A-1, niveau A ou B")]
    [TestCase("pdfa/ns/id/", "pdfa/ns/other/", "Les métadonnées XMP ne déclarent pas PDF/A-1, niveau A ou B")]
    [TestCase("GTS_PDFA1", "GTS_PDFX", "Le profil de couleur de sortie (OutputIntent GTS_PDFA1) manque")]
    [TestCase("/FontDescriptor 6", "/Other 6", "Une police n'est pas incorporée")]
    [TestCase("/FontFile2 7", "/Other 7", "Une police n'est pas incorporée")]
    [TestCase("/TrueType/FontDescriptor 6 0 R", "/CIDFontType2", "Une police n'est pas incorporée")]
    [TestCase("/Pages 2", "/OpenAction<</S/JavaScript/JS(a)>>/Pages 2", "Le PDF contient du JavaScript")]
    [TestCase("/Pages 2", "/OpenAction<</S/J#61vaScript/JS(a)>>/Pages 2", "Le PDF contient du JavaScript")]
    [TestCase("/Pages 2", "/OpenAction<</S/Launch/F(a)>>/Pages 2", "Le PDF contient une action interdite (lancement, son, film, formulaire)")]
    [TestCase("/Pages 2", "/AA<<>>/Pages 2", "Le PDF contient des actions automatiques (AA)")]
    [TestCase("/Pages 2", "/Names<</EmbeddedFiles 9 0 R>>/Pages 2", "Le PDF contient un fichier joint")]
    [TestCase("/MediaBox", "/Annots[<</Type/Annot/Subtype/Movie>>]/MediaBox", "Le PDF contient une annotation multimédia")]
    [TestCase("trailer", "9 0 obj<</Filter[/LZWDecode]/Length 1>>stream\n1\nendstream endobj\ntrailer", "Le PDF utilise la compression LZW")]
    [TestCase("/MediaBox", "/Group<</S/Transparency>>/MediaBox", "Le PDF utilise la transparence")]
    [TestCase("/MediaBox", "/ExtGState<</G<</BM/Multiply>>>>/MediaBox", "Le PDF utilise la transparence")]
    [TestCase("/Pages 2", "/OCProperties<<>>/Pages 2", "Le PDF contient des calques (contenu optionnel)")]
    public void A_fault_is_told_by_its_own_sentence(string pattern, string replacement, string sentence)
    {
        var spoiled = new Regex(pattern).Replace(Files.PdfA1, replacement, 1);
        Assert.That(spoiled, Is.Not.EqualTo(Files.PdfA1));

        Assert.That(Findings(spoiled), Is.EqualTo(new[] { sentence }));
    }

    [TestCase("trailer", "9 0 obj(/JavaScript \\) << /Encrypt)endobj\ntrailer", Description = "in a string")]
    [TestCase("trailer", "% /Encrypt /JavaScript <<\ntrailer", Description = "in a comment")]
    [TestCase("trailer", "9 0 obj<</Length 9>>stream\n/JavaScript endstrendstream endobj\ntrailer", Description = "in a stream")]
    [TestCase("/Pages 2", "/SMask/None/Pages 2", Description = "no mask")]
    [TestCase("/Pages 2", "/BM/Normal/Pages 2", Description = "no blending")]
    [TestCase("-1[.]4", "-1.7", Description = "a later version in the first line, which ISO 19005-1, 5.1, forbids to judge by")]
    [TestCase("trailer", "trailer<</Size 5>>\nstartxref\n0\n%%EOF\ntrailer", Description = "one trailer of a linearized file without ID")]
    public void What_only_looks_like_a_fault_is_none(string pattern, string replacement)
    {
        Assert.That(Findings(new Regex(pattern).Replace(Files.PdfA1, replacement, 1)), Is.Empty);
    }

    [Test]
    public void A_PDF_is_judged_alike_however_it_is_cut([Values(1, 2, 3, 7, 64)] int size)
    {
        var check = new PdfA1Check();
        foreach (var piece in Files.Bytes(Files.PdfA1).Chunk(size))
            check.Append(piece);

        Assert.That(check.Findings(), Is.Empty);
    }

    [Test]
    public void A_PDF_that_is_not_PDF_A_is_refused_with_all_that_it_lacks()
    {
        var document = DocumentN1Tests.Document("application/pdf") with
        {
            Content = new MemoryStream(Files.Bytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n")),
        };

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => document.OpenAsync())!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PdfPasPdfA1));
        Assert.That(refusal.Violations, Has.Count.EqualTo(4));
    }

    [TestCase(0)]
    [TestCase(100_000)]
    public async Task The_PDF_of_a_sample_is_PDF_A(long padding)
    {
        var sample = Documents.Sample with { Body = Sdk.Testing.CdaSampleBody.Pdf, PdfPadding = padding };
        var xml = System.Xml.Linq.XDocument.Load(await sample.ToStreamAsync());
        var pdf = Convert.FromBase64String(xml.Descendants().Single(e => e.Name.LocalName == "nonXMLBody").Value);

        var check = new PdfA1Check();
        check.Append(pdf);

        Assert.That(check.Findings(), Is.Empty);
    }

    [Test]
    public void Metadata_of_endless_names_declare_nothing()
    {
        var names = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<n{i}/>"));
        var pdf = Files.PdfA1.Replace("<rdf:RDF", $"<rdf:RDF>{names}</rdf:RDF><rdf:RDF", StringComparison.Ordinal);

        Assert.That(
            Findings(pdf), Is.EqualTo(new[] { "Les métadonnées XMP ne déclarent pas PDF/A-1, niveau A ou B" }));
    }

    [Property(MaxTest = 2000)]
    public bool Arbitrary_bytes_are_judged(byte[] bytes)
    {
        var check = new PdfA1Check();
        check.Append([.. Files.Bytes("%PDF-1.4\n<</Type/Metadata/Subtype/XML>>stream "), .. bytes]);
        check.Append(bytes);
        return check.Findings().Count > 0;
    }

    private static IReadOnlyList<string> Findings(string pdf)
    {
        var check = new PdfA1Check();
        check.Append(Files.Bytes(pdf));
        return check.Findings();
    }
}
