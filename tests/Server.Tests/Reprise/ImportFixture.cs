using MonEspaceSante.Benchmarks;
using MonEspaceSante.Dmp;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>A server that runs while dossiers are imported beside it, one import at a time.</summary>
[Parallelizable(ParallelScope.Self)]
public abstract class ImportFixture(Engine engine) : UnauthorizedFixture(engine)
{
    private protected ImportScene Scene { get; private set; } = null!;

    [SetUp]
    public void OpenScene() => Scene = new ImportScene(Sandbox);

    [TearDown]
    public void CloseScene() => Scene.Dispose();

    private protected static async Task<byte[]> ReadAsync(MonEspaceSanteClient client, int rank, int document)
    {
        using var copy = new MemoryStream();
        await client.Dmp.RetrieveAsync(LegacyLines.Patient(rank), LegacyLines.UniqueId(rank, document), copy);
        return copy.ToArray();
    }

    private protected static async Task<Dictionary<string, Document>> FindAllAsync(MonEspaceSanteClient client, int rank)
    {
        var all = new DocumentCriteria { OldVersions = Inclusion.Included, Archived = Inclusion.Included };
        return await client.Dmp.FindAsync(LegacyLines.Patient(rank), all).ToDictionaryAsync(document => document.UniqueId);
    }
}
