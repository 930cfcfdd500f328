using System.Text.RegularExpressions;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests;

public sealed partial class ReadmeTests
{
    [Test]
    public void Readme_shows_the_lines_that_the_build_compiles()
    {
        var readme = Read("README.md");
        var lines = Read("samples/DixLignes/Program.cs");

        Assert.That(readme, Does.Contain($"```csharp\n{lines}```"));
    }

    [Test]
    public void Files_that_the_readme_points_to_exist()
    {
        var readme = Read("README.md");
        var targets = Link().Matches(readme).Select(match => match.Groups["target"].Value).ToList();

        Assert.That(targets, Is.Not.Empty);
        Assert.That(targets.Where(target => !Path.Exists(Path.Combine(Repository.Root, target))), Is.Empty);
    }

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)")]
    private static partial Regex Link();
}
