using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>A folder of its own for one test.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("logicielmetier-").FullName;

    /// <summary>A folder where a sandbox has started before: the first start takes long.</summary>
    public static WorkFolder WithSandbox(string dataFolder = "donnees")
    {
        var folder = new WorkFolder();
        SharedPki.CopyTo(folder[dataFolder]);
        return folder;
    }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
