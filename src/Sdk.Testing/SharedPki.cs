using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>One test PKI for all the temporary sandboxes of a process: drawing its keys takes seconds.</summary>
internal static class SharedPki
{
    private static readonly Lazy<string> Template = new(Make);

    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Template.Value, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Template.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("monespacesante-pki-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        SandboxPki.Open(new DataFolder(folder), TimeProvider.System, SandboxData.Cartes());
        return folder;
    }
}
