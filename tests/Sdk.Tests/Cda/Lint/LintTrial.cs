using System.Text;
using MonEspaceSante.Cda;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>How the tests lint.</summary>
internal static class LintTrial
{
    public static Task<LintReport> RunAsync(string document, CdaLintOptions? options = null) =>
        RunAsync(Encoding.UTF8.GetBytes(document), options);

    public static async Task<LintReport> RunAsync(byte[] document, CdaLintOptions? options = null)
    {
        using var stream = new MemoryStream(document);
        return await new CdaLint(options).RunAsync(stream);
    }

    public static IEnumerable<string> Rules(this LintReport report) => report.Findings.Select(f => f.Rule).Distinct();
}
