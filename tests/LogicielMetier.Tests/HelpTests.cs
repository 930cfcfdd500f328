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
}
