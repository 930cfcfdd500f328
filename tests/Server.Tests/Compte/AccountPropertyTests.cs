using FsCheck;
using FsCheck.Fluent;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Whatever happens to an account, by whomever and whenever, however the clock goes: it stands where decision 0017
/// says, what was refused changed nothing, the dossier follows, and no warning is hushed up.</summary>
[NonParallelizable]
public sealed class AccountPropertyTests(Engine engine) : CompteFixture(engine)
{
    private static readonly TimeSpan LastDaysOfAMinor = TimeSpan.FromDays(60);

    private readonly TemporaryFolder _folder = new();

    protected override SandboxOptions Options => new() { TimeProvider = Clock, DeploymentFile = DeploymentFile };

    private string DeploymentFile => Path.Combine(_folder.Path, "deploiement.json");

    protected override Task PrepareAsync() => File.WriteAllTextAsync(
        DeploymentFile,
        """
        { "version": "1", "source": "essais", "phases": [
          { "phase": "propriete", "debut": "2021-07-01", "regimes": ["PROPRIETE"], "opposition": { "jours": 42 } },
          { "phase": "autres", "debut": "2021-07-01", "departements": ["75"], "opposition": { "mois": 1 } } ] }
        """);

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Property(MaxTest = 12, EndSize = 24)]
    public Property Whatever_happens_the_account_stands_where_it_should() =>
        Prop.ForAll(
            Gen.Zip(Gen.Elements(true, false), Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<Happening>()))).ToArbitrary(),
            PlayAsync);

    private async Task<bool> PlayAsync((bool IsMinor, List<Happening> Happenings) played)
    {
        var (account, model, person) = await BeginAsync(played.IsMinor);
        var code = "NONE";
        foreach (var happening in played.Happenings)
        {
            var expected = model.Happen(happening, Clock.GetUtcNow() + AccountUnderTest.Passed(happening));
            var refusal = await account.HappenAsync(happening, code);
            var letters = await account.LettersAsync();
            code = letters.SingleOrDefault(letter => letter.Code.Length > 0)?.Code ?? code;
            var stands = await account.ReadAsync();
            Assert.Multiple(async () =>
            {
                Assert.That((happening, refusal), Is.EqualTo((happening, expected)));
                Assert.That((happening, stands.Status), Is.EqualTo((happening, model.Status)));
                Assert.That(stands.EraseAt, model.EraseAt is { } eraseAt
                    ? Is.EqualTo(eraseAt).Within(TimeSpan.FromMinutes(10)) : Is.Null);
                Assert.That(
                    (happening, letters.Count(letter => letter.Motive == CodeMotive.Securite)),
                    Is.EqualTo((happening, model.Warnings)));
                Assert.That(await FollowsAsync(person, stands.Status), Is.True, $"dossier after {happening}");
            });
        }

        // No wave of another run takes the person.
        await account.HappenAsync(Happening.PersonDies, code);
        return true;
    }

    private async Task<(AccountUnderTest Account, AccountModel Model, Assured Person)> BeginAsync(bool isMinor)
    {
        var majority = DateOnly.FromDateTime((Clock.GetUtcNow() + LastDaysOfAMinor).Date);
        var person = Named(isMinor
            ? Assured.Born(majority.AddYears(-18).ToString("yyyy-MM-dd", null)) with { Representatives = [Parent] }
            : Assured.Adult()) with { Regime = "PROPRIETE" };
        var given = new GivenPatients(Sandbox);
        var verdicts = await Service<RegisterAssures>().JudgeAsync([person.Line()], CancellationToken.None);
        Assert.That(verdicts.Single().Reason, Is.Empty);
        var patientId = await given.IdAsync(person.Ins);
        var account = new AccountUnderTest(given, person, patientId, await given.IdAsync(Parent.Ins), Clock);
        return (account, new AccountModel((await account.ReadAsync()).MajorityAt), person);
    }

    private static Assured Parent { get; } = new(Patients.Arthur, "1967-11-14");

    private async Task<bool> FollowsAsync(Assured person, CompteStatus status)
    {
        var id = await new GivenPatients(Sandbox).IdAsync(person.Ins);
        var dossier = await Service<DossierStore>().FindAsync(id, CancellationToken.None);
        return status switch
        {
            CompteStatus.Cree or CompteStatus.Actif => dossier is { Status: DossierStatus.Actif, IsAttached: true },
            CompteStatus.Clos => dossier!.Status != DossierStatus.Actif,
            _ => dossier!.Status == DossierStatus.Inexistant,
        };
    }
}
