using System.Text;
using System.Text.RegularExpressions;
using MonEspaceSante.Dmp;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Changes one thing of a published document, in memory: puts a fault right, or another in.</summary>
/// <param name="Pattern">Occurs once in the document.</param>
/// <param name="Replacement">What stands there instead.</param>
public sealed record CorpusMend(string Pattern, string Replacement)
{
    public static CorpusMend InsC { get; } = Patient(@"\d{22}", "1.2.250.1.213.1.4.2");

    public static CorpusMend WrongKey { get; } = Patient("221042545611404|224027511583555", "1.2.250.1.213.1.4.10");

    public static CorpusMend UnknownPatient { get; } = Patient("274075176079430", "1.2.250.1.213.1.4.8");

    public static CorpusMend IdentifierExtension { get; } =
        new("(<id root=\"[\\d.]+\") extension=\"A71024\\w+\"", "$1");

    public static CorpusMend Reimbursement { get; } = new("""<code code="REMB" """, """<code code="SYNTH" """);

    public static CorpusMend VaccinationHistory { get; } =
        new("""<code code="11369-6" displayName="Historique de vaccinations" """, """<code code="87273-9" """);

    /// <summary>Puts in a PDF of three bytes.</summary>
    public static CorpusMend ThreeBytePdf { get; } = new("""(representation="B64"\s*>)[^<]+""", "$1JVBE");

    /// <summary>Gives the document an identifier that no dossier holds.</summary>
    public static CorpusMend Identifier(string uniqueId) =>
        new($"<id root=\"{Regex.Escape(uniqueId)}\"", $"<id root=\"{UniqueId.New()}\"");

    public static CorpusMend Predecessor(string uniqueId) =>
        new("""(<relatedDocument typeCode="RPLC">[^"]*)<id root="[^>]*>""", $"""$1<id root="{uniqueId}"/>""");

    public static byte[] Apply(string file, params IEnumerable<CorpusMend> mends)
    {
        var text = File.ReadAllText(Corpus.File($"cda/{file}"));
        foreach (var mend in mends)
        {
            Assert.That(Regex.Count(text, mend.Pattern), Is.EqualTo(1), mend.Pattern);
            text = Regex.Replace(text, mend.Pattern, mend.Replacement);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static CorpusMend Patient(string matricule, string oid) => new(
        $"<id extension=\"({matricule})\" root=\"{Regex.Escape(oid)}\"",
        "<id extension=\"279035121518989\" root=\"1.2.250.1.213.1.4.10\"");
}
