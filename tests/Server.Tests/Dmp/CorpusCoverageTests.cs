using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

public sealed class CorpusCoverageTests
{
    [Test]
    public void Table_of_verdicts_covers_exactly_the_published_documents()
    {
        _ = Corpus.File("cda/manifest.csv");

        Assert.That(CorpusVerdicts.All.Select(verdict => $"cda/{verdict.File}"), Is.EquivalentTo(Corpus.Cda));
        Assert.That(CorpusVerdicts.All, Has.Count.EqualTo(27));
    }
}
