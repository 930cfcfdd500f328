using System.Diagnostics;
using System.Globalization;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>Server and client each in a process of its own, so that the system tells what each of them takes.</summary>
[NonParallelizable]
internal sealed class MemoryTests
{
    private const long Document = 200 * 1000 * 1000;
    private const long LargestDocument = 256 * 1024 * 1024;
    private const long MostMemory = 200 * 1000 * 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Given_200_MB_When_deposited_and_read_back_Then_each_side_stays_under_200_MB(
        [Values] Engine engine)
    {
        RealComponent.Require(OperatingSystem.IsLinux(), "The memory of a process is read from Linux's /proc");
        using var folder = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        await using var server = await ServerProcess.StartAsync(
            folder.Path,
            await SandboxFixture.ConnectionStringAsync(engine),
            "--MaxDocumentBytes",
            $"{LargestDocument}");

        var (size, isSame, clientPeak) = await TransferAsync(server, folder.Path);
        var serverPeak = server.PeakResidentBytes();

        await TestContext.Out.WriteLineAsync($"{size} bytes: server {InMB(serverPeak)}, client {InMB(clientPeak)}");
        Assert.Multiple(() =>
        {
            Assert.That(isSame);
            Assert.That(size, Is.GreaterThanOrEqualTo(Document));
            Assert.That(serverPeak, Is.LessThan(MostMemory), "server");
            Assert.That(clientPeak, Is.LessThan(MostMemory), "client");
            Assert.That(server.Complaints, Is.Empty);
        });
    }

    private static async Task<(long Size, bool IsSame, long Peak)> TransferAsync(ServerProcess server, string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MonEspaceSante.TransferClient.dll");
        await using var client = ForeignProcess.Start(
            new ProcessStartInfo("dotnet", [program, $"{server.Url}", folder, $"{Document}"]));
        var outcome = (await client.ReadLineAsync(Patience)).Split(' ');
        return (
            long.Parse(outcome[0], CultureInfo.InvariantCulture),
            bool.Parse(outcome[1]),
            long.Parse(outcome[2], CultureInfo.InvariantCulture));
    }

    private static string InMB(long bytes) => $"{bytes / 1e6:F0} MB";
}
