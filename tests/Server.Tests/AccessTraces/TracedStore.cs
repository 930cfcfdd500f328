using System.Data.Common;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Storage;

namespace MonEspaceSante.Server.Tests.AccessTraces;

/// <summary>A store of its own with traces, and what is wired to it.</summary>
internal sealed class TracedStore : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StoredRows _rows;

    private TracedStore(StoredRows rows)
    {
        _rows = rows;
        Database = rows.Open();
        var keys = KeyRing.Open(_folder.File("cles"));
        var (sealer, index, chain) = (new Sealer(keys), new IdentifierIndex(keys), new TraceChain(keys));
        Notifications = new PatientNotificationStore(Database, sealer);
        Journal = new AccessJournal(Database, chain, sealer, index, Notifications, Clock);
        History = new AccessHistory(new AccessTraceStore(Database), sealer, index);
        Verification = new VerifyAccessTraces(new ChainStore(Database), chain, sealer);
    }

    public static SessionLps Doctor { get; } = new(
        Guid.NewGuid(),
        AuthenticationMode.Directe,
        AccessMode.Normal,
        new Professional
        {
            PsIdNat = "899700296140",
            Profession = "10",
            Name = new PersonName { Family = "LEFORT", Given = "CAMILLE" },
        },
        new Structure { StructIdNat = "499700296140001", Name = "CABINET LEFORT" },
        DateTimeOffset.UnixEpoch);

    public SettableClock Clock { get; } = new();

    public Database Database { get; }

    public AccessJournal Journal { get; }

    public AccessHistory History { get; }

    public PatientNotificationStore Notifications { get; }

    public VerifyAccessTraces Verification { get; }

    public static async Task<TracedStore> CreateAsync(Engine engine)
    {
        var store = new TracedStore(await StoredRows.CreateAsync(engine));
        await new Migrator(store.Database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Traces that the doctor has read a document.</summary>
    public Task AppendAsync(Guid patient, string document = "2.25.1") =>
        AppendAsync(new Caller(Doctor), patient, new TracedAct("TD3.2", document));

    public Task AppendAsync(Caller caller, Guid patient, TracedAct act) =>
        Journal.AppendAsync(TracedAccess.Of(caller, patient, act), CancellationToken.None);

    /// <summary>A dossier with so many traces.</summary>
    public async Task<Guid> TracedDossierAsync(int traces)
    {
        var patient = Guid.NewGuid();
        for (var rank = 1; rank <= traces; rank++) await AppendAsync(patient, $"2.25.{rank}");
        return patient;
    }

    public Task<List<KeptTrace>> ListAsync(Guid patient) =>
        History.ListAsync(patient, long.MaxValue, 1000, CancellationToken.None);

    public async Task<VerifiedDossier?> VerifyAsync(Guid patient) => await Verification.RunAsync(CancellationToken.None)
        .SingleOrDefaultAsync(dossier => dossier.PatientId.AsSpan().SequenceEqual(patient.ToByteArray()));

    public Task WriteAsync(Func<DbConnection, Task> work) => Database.WriteAsync(work, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _folder.Dispose();
    }
}
