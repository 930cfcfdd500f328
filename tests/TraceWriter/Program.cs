using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Storage;

// Traces accesses to a few dossiers, all at once, and tells each that is durable, until it is killed.
const int Writers = 6;

var options = new ServerOptions { DataFolder = args[0], Postgres = args.ElementAtOrDefault(1) };
var patients = Enumerable.Range(1, 3).Select(patient => new Guid(patient, 0, 0, new byte[8])).ToList();
var folder = new DataFolder(options.DataFolder);
await using var database = folder.OpenDatabase(options);
var keys = KeyRing.OpenExisting(folder.Keys);
var sealer = new Sealer(keys);
var journal = new AccessJournal(
    database,
    new TraceChain(keys),
    sealer,
    new IdentifierIndex(keys),
    new PatientNotificationStore(database, sealer),
    TimeProvider.System);
var caller = new TracedCaller(
    "899700296140", "LEFORT", "CAMILLE", "10", "499700296140001", "CABINET LEFORT", AuthenticationMode.Directe);

await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))));

async Task WriteAsync(int writer)
{
    for (var access = 0; ; access++)
    {
        var act = new TracedAct("TD3.1", $"2.25.{writer}.{access}");
        var patient = patients[access % patients.Count];
        await journal.AppendAsync(
            new TracedAccess(patient, caller.PsIdNat, caller, new AccessCircumstances(AccessMode.Normal), act), CancellationToken.None);
        Console.WriteLine($"{patient} {act.DocumentUniqueId}");
    }
}
