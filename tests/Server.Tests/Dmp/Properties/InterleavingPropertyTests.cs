using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>
/// Whatever the actors do in a dossier, and in whatever order: nobody sees what the matrices exclude, no lineage is lost,
/// none forks.
/// </summary>
public sealed class InterleavingPropertyTests(Engine engine) : UnauthorizedFixture(engine)
{
    private readonly TemporaryFolder _folder = new();

    private Cast _cast = null!;

    // Everybody searches after each line: no search is one too many here.
    protected override SandboxOptions Options
    {
        get
        {
            var file = _folder.File("parametres.json");
            File.WriteAllText(file, """{ "parametres": { "recherches-par-heure-max": { "valeur": 1000000 } } }""");
            return new SandboxOptions { ParametersFile = file };
        }
    }

    [OneTimeSetUp]
    public async Task EnterAsync() => _cast = await Cast.OpenAsync(Sandbox, Cartes);

    [OneTimeTearDown]
    public void Leave()
    {
        _cast?.Dispose();
        _folder.Dispose();
    }

    [Property(MaxTest = 12)]
    public Property However_calls_follow_one_another_everybody_sees_what_the_matrices_tell() =>
        Prop.ForAll(Script.Of(lines: 14, callsAtOnce: 1), PlayAsync);

    [Property(MaxTest = 12)]
    public Property However_calls_meet_some_order_of_them_tells_what_everybody_sees() =>
        Prop.ForAll(Script.Of(lines: 8, callsAtOnce: 4), PlayAsync);

    private async Task<bool> PlayAsync(Script script)
    {
        var patient = await new GivenPatients(Sandbox).AdultAsync();
        var patientId = await IdOfAsync(patient);
        foreach (var actor in Actors.All.Where(actor => actor.Standing != Standing.None)) await DecideAsync(patientId, actor);
        var readers = Actors.All
            .Where(actor => actor.Standing is Standing.Authorized or Standing.MedecinTraitant)
            .ToImmutableHashSet();
        var performance = new Performance(
            new PlayedDossier(_cast, patient), new ModelDossier(_cast.Identities, [], readers));

        await performance.PlayAsync(script);

        await StoredLineages.DemandSoundAsync(Service<Database>(), patientId, performance.Model);
        return true;
    }

    private Task<int> DecideAsync(Guid patientId, Actor actor)
    {
        var authorization = new Authorization
        {
            Professional = new() { PsIdNat = _cast.AuthorOf(actor).PsIdNat },
            Structure = new() { StructIdNat = _cast.StructureOf(actor).StructIdNat },
            Status = actor.Standing == Standing.Blocked ? AuthorizationStatus.Interdit : AuthorizationStatus.Valide,
            IsMedecinTraitant = actor.IsMedecinTraitant,
            StartTime = TimeProvider.System.GetUtcNow().ToTimestamp(),
        };
        if (actor.Standing != Standing.Blocked)
            authorization.ExpireTime = TimeProvider.System.GetUtcNow().AddYears(1).ToTimestamp();
        return Service<Database>().WriteAsync(
            connection => Service<AuthorizationStore>().SaveAsync(connection, patientId, authorization, consent: null),
            CancellationToken.None);
    }
}
