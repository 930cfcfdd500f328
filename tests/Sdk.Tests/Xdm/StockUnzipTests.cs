using System.Diagnostics;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>Programs that owe us nothing open what we write.</summary>
internal sealed class StockUnzipTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("mes-unzip-").FullName;

    [TearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_an_archive_we_wrote_When_unzipped_Then_sizes_and_hashes_are_those_of_the_metadata(bool seekable)
    {
        RealComponent.Require(File.Exists("/usr/bin/unzip"), "unzip is absent: apt-get install unzip");
        using var archive = seekable ? new MemoryStream() : new AppendedStream();
        await (await Archives.SubmissionAsync(Archives.Samples)).WriteAsync(archive);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "archive.zip"), archive.ToArray());
        await using var read = await XdmArchive.ReadAsync(new MemoryStream(archive.ToArray()));

        await RunAsync("unzip", "-q", "archive.zip", "-d", "content");
        var sums = await RunAsync("sha1sum", [.. read.Documents.Select(document => $"content/{document.Path}")]);

        Assert.That(
            Directory.EnumerateFiles(Path.Combine(_folder, "content"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(_folder, "content"), file)),
            Is.EquivalentTo(new[]
            {
                "INDEX.HTM", "README.TXT", "IHE_XDM/SUBSET01/METADATA.XML", "IHE_XDM/SUBSET01/DOC00001.XML",
                "IHE_XDM/SUBSET01/DOC00002.XML",
            }));
        Assert.That(
            sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..40]),
            Is.EqualTo(read.Documents.Select(document => Convert.ToHexStringLower(document.Sha1.Span))));
        Assert.That(
            read.Documents.Select(document => new FileInfo(Path.Combine(_folder, "content", document.Path)).Length),
            Is.EqualTo(read.Documents.Select(document => document.Size)));
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var command = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder };
        return (await ForeignProcess.RunAsync(command, Patience)).RequireSuccess();
    }
}
