using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.GrpcStandIns.Tests;

internal sealed class ReferenceCheckTests : IDisposable
{
    private static readonly string[] Contracts = ["Grpc.Core.Api", "Grpc.Net.Common"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mes-stand-ins-");

    private static IEnumerable<string> Official => Directory
        .EnumerateFiles(AppContext.BaseDirectory, "Grpc.*.dll")
        .Where(path => !Contracts.Contains(Path.GetFileNameWithoutExtension(path)));

    public void Dispose() => _folder.Delete(recursive: true);

    [TestCase("net10.0")]
    [TestCase("net8.0")]
    public async Task Official_assemblies_find_all_they_refer_to(string framework)
    {
        Assert.That(
            Official.Select(Path.GetFileName),
            Is.SupersetOf(new[] { "Grpc.AspNetCore.Server.dll", "Grpc.Net.Client.dll" }));

        var result = await CheckAsync(Extract(framework), Official);

        Assert.That(result.Output, Does.Match(@"^\d{3,} references, 0 missing\s*$"));
        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Type_and_member_that_a_stand_in_lacks_are_reported()
    {
        var result = await CheckAsync([EmptyMetadataType()], Official);

        Assert.That(result.Output, Does.Contain("Grpc.Net.Client.dll: missing Grpc.Core.Api Grpc.Core.RpcException"));
        Assert.That(result.Output, Does.Match(@"missing Grpc\.Core\.Api Grpc\.Core\.Metadata instance Void Add`0"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_to_compare_is_no_success()
    {
        var result = await CheckAsync(Extract("net10.0"), [typeof(TestAttribute).Assembly.Location]);

        Assert.That(result.Output, Does.StartWith("0 references"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
    }

    private static Task<ProcessResult> CheckAsync(IEnumerable<string> standIns, IEnumerable<string> official)
    {
        var check = Path.Combine(AppContext.BaseDirectory, "check.dll");
        return ForeignProcess.RunAsync(
            new ProcessStartInfo("dotnet", [check, .. standIns, "--", .. official]), TimeSpan.FromMinutes(1));
    }

    private List<string> Extract(string framework)
    {
        var assemblies = new List<string>();
        foreach (var (name, bytes) in StandIns.Contents(Path.Combine(StandIns.Folder, "packages")))
        {
            if (name.Contains($"/lib/{framework}/", StringComparison.Ordinal))
            {
                assemblies.Add(Path.Combine(_folder.FullName, Path.GetFileName(name)));
                File.WriteAllBytes(assemblies[^1], bytes);
            }
        }

        Assert.That(assemblies.Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(Contracts));
        return assemblies;
    }

    private string EmptyMetadataType()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Grpc.Core.Api"), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Grpc.Core.Api");
        module.DefineType("Grpc.Core.Metadata", TypeAttributes.Public).CreateType();
        var path = Path.Combine(_folder.FullName, "Grpc.Core.Api.dll");
        assembly.Save(path);
        return path;
    }
}
