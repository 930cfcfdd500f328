using System.Security.Cryptography;
using MonEspaceSante.Dmp;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Peers;

/// <summary>What a vendor without .NET would write, from the contracts alone: <c>client.py</c>.</summary>
public sealed class PythonPeerTests(Engine engine) : SandboxFixture(engine)
{
    private const string OpenSsl = "/usr/bin/openssl";
    private const string WellKnownProtos = "/usr/include/google/protobuf";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Test]
    public async Task Given_a_deposit_by_the_SDK_When_Python_reads_it_Then_the_bytes_are_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var client = Cartes.Client("medecin");
        var sample = Consultation.By(Cartes["medecin"], PatTrois) with
        {
            Body = CdaSampleBody.Pdf,
            PdfPadding = 300_000,
        };
        using var cda = await sample.ToStreamAsync();
        await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone);

        var outcome = await RunAsync(folder, sample.UniqueId);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(cda.ToArray()));
        Assert.That(outcome.RequireSuccess().Split('\n'), Is.SupersetOf(new[]
        {
            "health: SERVING", $"found: {sample.UniqueId} 11488-4 {cda.Length}", $"read: {sample.UniqueId} {sha256}",
        }));
        Assert.That(await File.ReadAllBytesAsync(folder.File("lu.xml")), Is.EqualTo(cda.ToArray()));
    }

    [Test]
    public async Task Given_an_unknown_document_When_Python_reads_it_Then_refused_in_French()
    {
        using var folder = new TemporaryFolder();

        var outcome = await RunAsync(folder, UniqueId.New());

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Errors, Does.StartWith("NOT_FOUND: ").And.Contains("Ce document n'est pas dans le DMP"));
    }

    private async Task<ProcessResult> RunAsync(TemporaryFolder folder, string uniqueId)
    {
        RealComponent.Require(File.Exists(OpenSsl), "OpenSSL is absent: apt-get install openssl");
        RealComponent.Require(
            Directory.Exists(WellKnownProtos), "Protobuf's own protos are absent: apt-get install libprotobuf-dev");
        var protos = Path.Combine(Repository.Root, "protos");
        var modules = folder.File("modules");
        await DebianPython.CompileAsync(protos, Relative(protos), modules);
        var data = new DataFolder(Sandbox.DataFolder);
        var script = new PythonScript(
            Path.Combine(Repository.Root, "tests", "Server.Tests", "Peers", "client.py"),
            modules,
            "--proto-dir", modules,
            "--server", $"{Sandbox.Url.Host}:{Sandbox.Url.Port}",
            "--ca", data.AuthorityCertificate("racine"),
            "--card", data.CardFile("medecin"),
            "--pin", SandboxFiles.Pin,
            "--matricule", PatTrois.Matricule,
            "--oid", PatTrois.Oid,
            "--unique-id", uniqueId,
            "--out", folder.File("lu.xml"));
        return await DebianPython.RunAsync(script, input: "", Patience);
    }

    private static IEnumerable<string> Relative(string folder) =>
        Directory.EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path));
}
