using System.Diagnostics;

namespace MonEspaceSante.RealComponents.Cards;

/// <summary>The module of <c>lecteur.c</c>, compiled once for all tests of a process.</summary>
internal static class ReaderModule
{
    public const string SoftHsm = "/usr/lib/softhsm/libsofthsm2.so";

    private static readonly string[] Needed =
        [SoftHsm, "/usr/bin/softhsm2-util", "/usr/bin/pkcs11-tool", "/usr/bin/gcc"];

    private static readonly Lazy<Task<string>> LazyPath = new(() => Task.Run(CompileAsync));

    /// <summary>The folder of all the readers of this process. It goes with the process.</summary>
    public static string Root { get; } = MakeRoot();

    public static Task<string> PathAsync()
    {
        RealComponent.Require(
            OperatingSystem.IsLinux() && Needed.All(File.Exists),
            "SoftHSM2 or a C compiler is absent: apt-get install softhsm2 opensc gcc libc6-dev");
        return LazyPath.Value;
    }

    private static async Task<string> CompileAsync()
    {
        var source = Path.Combine(Root, "lecteur.c");
        await using (var text = typeof(ReaderModule).Assembly.GetManifestResourceStream("lecteur.c")!)
        await using (var file = File.Create(source))
            await text.CopyToAsync(file);
        var module = Path.Combine(Root, "lecteur.so");
        var compiler = new ProcessStartInfo(
            "gcc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", module, source]);
        (await ForeignProcess.RunAsync(compiler, TimeSpan.FromMinutes(2))).RequireSuccess();
        return module;
    }

    private static string MakeRoot()
    {
        var folder = Directory.CreateTempSubdirectory("mes-lecteurs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
