using System.Diagnostics;
using MonEspaceSante.Cda;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>Documents held to schematrons by a program of the operator's, here small scripts.</summary>
public class SchematronTests
{
    private const string Shell = "/bin/sh";

    // Judges one thing, as a schematron would, and tells it as a validator does.
    private const string Judge = """
        import sys, xml.etree.ElementTree as tree
        document = tree.parse(sys.stdin.buffer).getroot()
        language = document.find('{urn:hl7-org:v3}languageCode').get('code')
        print('<svrl:schematron-output xmlns:svrl="http://purl.oclc.org/dsdl/svrl">')
        print('<svrl:active-pattern name="header"/><svrl:fired-rule context="/"/>')
        if language != 'fr-FR':
            print('''<svrl:failed-assert test="x" location="/*:ClinicalDocument[namespace-uri()='urn:hl7-org:v3'][1]/*:languageCode[namespace-uri()='urn:hl7-org:v3'][1]">
                <svrl:text>[Erreur] La langue
                    doit être fr-FR.</svrl:text></svrl:failed-assert>''')
            print('''<svrl:successful-report role="warning" test="x" location="/*[local-name()='ClinicalDocument' and namespace-uri()='urn:hl7-org:v3']/*[local-name()='author'][2]">
                <svrl:text>À relire</svrl:text></svrl:successful-report>''')
            for location in ('/Q{urn:hl7-org:v3}ClinicalDocument[1]/Q{urn:hl7-org:v3}title[1]', '/cda:ClinicalDocument/cda:id[1]/@root', '/a/b', '//x', ''):
                print('<svrl:failed-assert test="x" location="' + location + '"><svrl:text>t</svrl:text></svrl:failed-assert>')
        print('</svrl:schematron-output>')
        """;

    [Test]
    public async Task Verdicts_of_the_validator_become_findings()
    {
        var good = await Documents.StructuredAsync();

        var findings = (await RunAsync(Python(Judge), good.Replace("fr-FR", "en", StringComparison.Ordinal))).Findings
            .Where(f => f.Rule.StartsWith("SCHEMATRON", StringComparison.Ordinal)).ToList();

        Assert.That(
            findings.Where(f => f.Explanation != "t").Select(f => (f.Severity, f.XPath, f.Explanation)),
            Is.EquivalentTo(new[]
            {
                (LintSeverity.Error, "/ClinicalDocument/languageCode", "[Erreur] La langue doit être fr-FR."),
                (LintSeverity.Warning, "/ClinicalDocument/author[2]", "À relire"),
            }));
        Assert.That(
            findings.Select(f => (f.XPath, f.Line)),
            Is.EquivalentTo(new[]
            {
                ("/ClinicalDocument/languageCode", LineOf(good, "<languageCode")),
                ("/ClinicalDocument/title", LineOf(good, "<title")),
                ("/ClinicalDocument/id/@root", LineOf(good, "<id ")),
                ("/ClinicalDocument/author[2]", null), ("/a/b", null), ("//x", null), ("/", (int?)null),
            }));
        Assert.That((await RunAsync(Python(Judge), good)).Findings, Is.Empty);
    }

    [TestCase("exit 3", "La réponse du validateur n'est pas un rapport SVRL")]
    [TestCase("cat", "La réponse du validateur n'est pas un rapport SVRL")]
    [TestCase("echo '<schematron-output xmlns=\"http://purl.oclc.org/dsdl/svrl\">'", "La réponse du validateur n'est pas un rapport SVRL")]
    [TestCase("cat >/dev/null; echo '<schematron-output xmlns=\"http://purl.oclc.org/dsdl/svrl\"/>'; exit 4", "Le validateur s'est arrêté sur une erreur (code 4)")]
    [TestCase("yes", "La réponse du validateur n'est pas un rapport SVRL")]
    public async Task A_validator_that_fails_is_a_finding(string script, string explanation)
    {
        var report = await RunAsync(Sh(script), await Documents.StructuredAsync());

        Assert.That(report.Findings.Select(f => (f.Rule, f.Explanation)), Is.EqualTo(new[] { ("SCHEMATRON_INDISPONIBLE", explanation) }));
        Assert.That(report.HasErrors, Is.True);
    }

    [Test]
    public async Task A_validator_that_is_not_there_is_a_finding()
    {
        var report = await RunAsync(new SchematronCommand("/nowhere/validator"), await Documents.StructuredAsync());

        Assert.That(report.Findings.Single().Explanation, Is.EqualTo("Le validateur ne peut pas être lancé"));
    }

    [Test]
    public async Task A_validator_that_does_not_read_its_input_still_answers()
    {
        using var large = await (Documents.Sample with { Body = Sdk.Testing.CdaSampleBody.Pdf, PdfPadding = 1_000_000 }).ToStreamAsync();

        var report = await new CdaLint(new()
        {
            Schematron = Sh("exec 0</dev/null; echo '<schematron-output xmlns=\"http://purl.oclc.org/dsdl/svrl\"/>'"),
        }).RunAsync(large);

        Assert.That(report.Findings, Is.Empty);
    }

    [Test]
    public async Task A_validator_that_takes_too_long_is_ended_with_its_children()
    {
        var trace = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}");
        var lint = new CdaLint(new()
        {
            Schematron = Sh($"sleep 600 & echo $! > '{trace}'; wait"),
            SchematronTimeout = TimeSpan.FromSeconds(2),
        });

        var report = await lint.RunAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(await Documents.StructuredAsync())));

        Assert.That(report.Findings.Single().Explanation, Is.EqualTo("Le validateur n'a pas répondu à temps"));
        Assert.That(() => Lives(trace), Is.False.After(5000, 50));
        File.Delete(trace);
    }

    [Test]
    public async Task A_validator_whose_outputs_stay_open_elsewhere_is_not_waited_for()
    {
        var trace = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}");
        var lint = new CdaLint(new()
        {
            Schematron = Sh($"setsid sh -c 'echo $$ > \"{trace}\"; exec sleep 600' & cat >/dev/null"),
            SchematronTimeout = TimeSpan.FromSeconds(2),
        });

        var report = await lint.RunAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(await Documents.StructuredAsync())))
            .WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(report.Findings.Single().Explanation, Is.EqualTo("Le validateur n'a pas répondu à temps"));
        using var left = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(trace), System.Globalization.CultureInfo.InvariantCulture));
        left.Kill();
        File.Delete(trace);
    }

    [Test]
    public async Task Cancelling_ends_the_validator()
    {
        var trace = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}");
        using var cancellation = new CancellationTokenSource();
        var document = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(await Documents.StructuredAsync()));
        var lint = new CdaLint(new() { Schematron = Sh($"echo $$ > '{trace}'; sleep 600") });

        var running = lint.RunAsync(document, cancellation.Token);
        Assert.That(() => File.Exists(trace) && new FileInfo(trace).Length > 0, Is.True.After(10_000, 50));
        await cancellation.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => Lives(trace), Is.False.After(5000, 50));
        File.Delete(trace);
    }

    private static int? LineOf(string document, string fragment) => CdaFaultTests.LineOf(document, fragment);

    private static SchematronCommand Python(string script)
    {
        const string python = "/usr/bin/python3";
        RealComponent.Require(File.Exists(python), "Debian's Python is absent: apt-get install python3");
        return new SchematronCommand(python, "-X", "utf8", "-c", script);
    }

    private static SchematronCommand Sh(string script)
    {
        RealComponent.Require(File.Exists(Shell), $"The validators of this test are scripts for {Shell}");
        return new SchematronCommand(Shell, "-c", script);
    }

    private static Task<LintReport> RunAsync(SchematronCommand command, string document) =>
        LintTrial.RunAsync(document, new() { Schematron = command });

    // A process that ended stays in the table until its parent looks: its state tells.
    private static bool Lives(string trace)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(trace), System.Globalization.CultureInfo.InvariantCulture));
            return !process.HasExited && !File.ReadAllText($"/proc/{process.Id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
