using FsCheck;
using FsCheck.Fluent;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.AccessTraces;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
internal sealed class TraceChainPropertyTests(Engine engine)
{
    private TracedStore _store = null!;

    [OneTimeSetUp]
    public async Task CreateAsync() => _store = await TracedStore.CreateAsync(engine);

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
    }

    /// <summary>Accesses to three dossiers, made all at once.</summary>
    [Property(MaxTest = 25)]
    public Property However_accesses_come_their_chain_is_sound_and_no_tampering_goes_unseen()
    {
        var accesses = ArbMap.Default.GeneratorFor<Access>().NonEmptyListOf();
        var tamperings = Gen.Elements(Tampering.All);
        return Prop.ForAll(
            (from access in accesses
             from tampering in tamperings
             from rank in Gen.Choose(0, int.MaxValue - 1)
             select (access.ToList(), tampering, rank)).ToArbitrary(),
            async drawn => await HoldsAsync(drawn.Item1, drawn.tampering, drawn.rank));
    }

    private async Task<bool> HoldsAsync(List<Access> accesses, Tampering tampering, int at)
    {
        Guid[] patients = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        // Two more, so that there is something to swap and to cut.
        accesses.AddRange([new Access(0, false, false, false), new Access(0, true, true, true)]);

        await Task.WhenAll(accesses.Select(access => Task.Run(() => AppendAsync(patients, access))));

        foreach (var (patient, count) in accesses.CountBy(access => patients[access.Dossier % 3]))
        {
            if (await _store.VerifyAsync(patient) is not { Broken: null } verified || verified.Traces != count) return false;
        }

        var traces = accesses.Count(access => access.Dossier % 3 == 0);
        var rank = 1 + (at % (traces - 1));
        await tampering.ApplyAsync(_store, patients[0], rank, traces);
        return (await _store.VerifyAsync(patients[0]))!.Broken == tampering.Expected(rank, traces);
    }

    private Task AppendAsync(Guid[] patients, Access access)
    {
        var (mode, reason) = access.IsBrisDeGlace ? (AccessMode.BrisDeGlace, "inconscient") : (AccessMode.Normal, "");
        return _store.AppendAsync(
            new Caller(TracedStore.Doctor) with { Mode = mode, IsSecret = access.IsSecret, Reason = reason },
            patients[access.Dossier % 3],
            new TracedAct(access.IsSearch ? "TD3.1" : "TD3.2"));
    }

    /// <summary>One access, as it is drawn.</summary>
    public sealed record Access(byte Dossier, bool IsSecret, bool IsSearch, bool IsBrisDeGlace);
}
