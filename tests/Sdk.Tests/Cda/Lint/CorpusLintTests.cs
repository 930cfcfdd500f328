using MonEspaceSante.Cda;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>The verdict on every published document.</summary>
public class CorpusLintTests
{
    private static readonly Dictionary<string, string> Verdicts = new()
    {
    };

    [Test]
    public void Every_document_of_the_corpus_has_its_verdict()
    {
        _ = Corpus.File("cda/manifest.csv");

        Assert.That(Corpus.Cda.Select(FileName), Is.EquivalentTo(Verdicts.Keys));
    }

    [TestCaseSource(typeof(Corpus), nameof(Corpus.Cda))]
    public async Task Document_has_the_verdict_of_the_table(string name)
    {
        await using var document = File.OpenRead(Corpus.File(name));

        var report = await new CdaLint().RunAsync(document);

        Assert.That(string.Join(' ', report.Rules().Order(StringComparer.Ordinal)), Is.EqualTo(Verdicts[FileName(name)]));
        Assert.That(report.Findings, Is.All.Matches<LintFinding>(f => f.Line > 0));
    }

    private static string FileName(string name) => name[(name.LastIndexOf('/') + 1)..];
}
