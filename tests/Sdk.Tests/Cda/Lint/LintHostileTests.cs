using System.Diagnostics;
using MonEspaceSante.Cda;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>Documents made to harm whoever judges them, by the rules and by a schema.</summary>
[NonParallelizable]
public class LintHostileTests
{
    private const long Megabyte = 1024 * 1024;
    private const string Root = "<ClinicalDocument xmlns='urn:hl7-org:v3'>";
    private const string Body = Root + "<title>x</title><component><structuredBody>";

    [TestCase(Root, "<a>", 10_000_000, "XML_COMPLEXITE", Description = "30 MB of nesting in the header")]
    [TestCase(Body, "<a>", 10_000_000, "XML_COMPLEXITE", Description = "30 MB of nesting in the body")]
    [TestCase(Root + "<a b='", "xxxxxxxxxx", 3_000_000, "XML_COMPLEXITE", Description = "an endless attribute")]
    [TestCase(Root, "<id root='1'/>", 2_000_000, "XML_COMPLEXITE", Description = "endless header elements")]
    [TestCase(Body, "<a/>", 5_000_000, "XML_BIEN_FORME", Description = "20 MB of elements no schema knows, then cut")]
    public async Task Hostile_documents_cost_bounded_time_and_memory(
        string before, string filling, long times, string rule)
    {
        using var folder = new SchemaFolder();
        var lint = new CdaLint(new CdaLintOptions { SchemaFolder = folder.Path });
        using var document = new EndlessStream(before, filling, times, "");
        var clock = Stopwatch.StartNew();
        var weight = GC.GetTotalMemory(forceFullCollection: true);

        var report = await lint.RunAsync(document);

        Assert.That(report.Rules(), Does.Contain(rule));
        Assert.That(report.Findings, Has.Count.LessThanOrEqualTo(1000));
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - weight, Is.LessThan(32 * Megabyte));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    [Test]
    public async Task Entities_that_multiply_are_told_and_not_expanded()
    {
        var entities = Enumerable.Range(1, 9)
            .Select(i => $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>");
        var document = $"<!DOCTYPE a [<!ENTITY e0 'lol'>{string.Concat(entities)}]>{Root}<title>&e9;</title></ClinicalDocument>";

        var report = await LintTrial.RunAsync(document);

        Assert.That((report.Rules().Single(), report.Findings[0].Line), Is.EqualTo(("XML_ENTITES", 1)));
    }
}
