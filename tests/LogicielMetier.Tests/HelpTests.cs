using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class HelpTests
{
    [Test]
    public async Task The_help_reads_like_the_list_of_what_a_practice_software_does()
    {
        using var folder = new WorkFolder();

        var help = (await Program.RunAsync(folder.Path, "--help")).RequireSuccess();

        var lines = help.Replace('\u00A0', ' ').Split('\n').Select(line => line.TrimEnd());
        Accepted.Require("tests/LogicielMetier.Tests/Help.txt", string.Join('\n', lines));
    }

    [Test]
    public async Task Lines_of_the_help_end_at_no_space_that_does_not_break()
    {
        using var folder = new WorkFolder();

        var help = (await Program.RunAsync(folder.Path, "agenda", "prendre", "--help")).RequireSuccess();

        var lines = help.Split('\n').Select(line => line.Trim(' ', '\r')).ToList();
        Assert.That(lines, Has.None.EndsWith("«").And.None.EndsWith("\u00A0"));
        Assert.That(lines, Has.None.Matches("^[:;»]"));
        Assert.That(help, Does.Contain("«\u00A031/12/2026").And.Contain("défaut\u00A0: 30"));
    }
}
