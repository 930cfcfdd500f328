using System.Reflection;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Annuaire.Import;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

internal sealed class DocumentedFaultsTests
{
    [Test]
    public async Task Every_reason_of_the_report_is_documented()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "annuaire.md"));
        var reasons = typeof(ExtractionFault).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.That(reasons.Where(reason => !text.Contains($"`{reason}`", StringComparison.Ordinal)), Is.Empty);
    }
}
