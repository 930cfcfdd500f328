using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi;

/// <summary>Identities verified one by one and by the stream, over mutual TLS.</summary>
public sealed class VerificationTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly TraitsIdentite Nessi = TraitsIdentite.Parse("NESSI", "RUTH", "F", "1977-07-14", "63220");

    [TestCase("277076322082910", InsOid.NirTest, IdentityVerdict.Identique)]
    [TestCase("277076322082910", InsOid.Nir, IdentityVerdict.Identique, Description = "published under both authorities")]
    [TestCase("277076322082910", InsOid.NirDemonstration, IdentityVerdict.Differente)]
    [TestCase("275126322074974", InsOid.NirTest, IdentityVerdict.Differente, Description = "of another person")]
    [TestCase("288050000010129", InsOid.NirTest, IdentityVerdict.Differente, Description = "of nobody in the register")]
    public async Task Given_a_matricule_and_traits_When_verified_Then_the_register_tells_whether_they_are_one_persons(
        string matricule, string oid, IdentityVerdict verdict)
    {
        await using var client = Cartes.Client("pharmacien");

        Assert.That(await client.Ins.VerifyAsync(Ins.Parse(matricule, oid), Nessi), Is.EqualTo(verdict));
    }

    [TestCase("NESSY", "RUTH", "F", "1977-07-14", null)]
    [TestCase("NESSI", "RITA", "F", "1977-07-14", null)]
    [TestCase("NESSI", "ISABELLE", "F", "1977-07-14", null, Description = "not the beginning of the register's")]
    [TestCase("NESSI", "RUTH ISABELLE ZOE", "F", "1977-07-14", null, Description = "more than the register has")]
    [TestCase("NESSI", "RUTH", "M", "1977-07-14", null)]
    [TestCase("NESSI", "RUTH", "F", "1977-07-15", null)]
    [TestCase("NESSI", "RUTH", "F", "1977-07-14", "75115")]
    public async Task Given_one_other_trait_When_verified_Then_different(
        string name, string given, string sex, string birth, string? place)
    {
        await using var client = Cartes.Client("pharmacien");
        var traits = TraitsIdentite.Parse(name, given, sex, birth, place);

        var verdict = await client.Ins.VerifyAsync(Ins.Parse("277076322082910", InsOid.NirTest), traits);

        Assert.That(verdict, Is.EqualTo(IdentityVerdict.Differente));
    }

    [TestCase("RUTH")]
    [TestCase("RUTH ISABELLE")]
    [TestCase("RUTH-ISABELLE")]
    public async Task Given_the_beginning_of_the_register_s_first_names_When_verified_Then_identical(string given)
    {
        await using var client = Cartes.Client("pharmacien");
        var traits = TraitsIdentite.Parse("NESSI", given, "F", "1977-07-14");

        var verdict = await client.Ins.VerifyAsync(Ins.Parse("277076322082910", InsOid.NirTest), traits);

        Assert.That(verdict, Is.EqualTo(IdentityVerdict.Identique));
    }

    [Test]
    public async Task Given_a_patient_of_the_practice_When_the_register_denies_them_Then_the_matricule_is_dropped()
    {
        await using var client = Cartes.Client("medecin");
        var found = await client.Ins.SearchAsync(IdentitePatient.Provisoire(Nessi));
        var patient = IdentitePatient.Provisoire(Nessi).Recuperer(found.Identity!).Valider();
        var other = IdentitePatient.Provisoire(Nessi).Recuperer(
            new InsIdentity(Ins.Parse("275126322074974", InsOid.NirTest), Nessi)).Valider();

        var (kept, dropped) = (await client.Ins.VerifyAsync(patient), await client.Ins.VerifyAsync(other));

        Assert.That((kept, dropped.Statut, dropped.Ins), Is.EqualTo((patient, StatutIdentite.Validee, (Ins?)null)));
    }

    [Test]
    public async Task Given_a_number_that_no_longer_serves_When_verified_Then_different()
    {
        await using var client = Cartes.Client("medecin");
        var traits = TraitsIdentite.Parse("ECETINSI", "PIERRE-ALAIN", "M", "2009-07-14");

        var verdict = await client.Ins.VerifyAsync(Ins.Parse("209076322083439", InsOid.NirTest), traits);

        Assert.That(verdict, Is.EqualTo(IdentityVerdict.Differente));
    }

    [Test]
    public async Task Given_a_batch_of_thousands_When_verified_Then_each_line_has_its_verdict()
    {
        const int Count = 3_000;
        await using var client = Cartes.Client("structure");

        var verdicts = await client.Ins.VerifyAllAsync(Lines(Count)).ToDictionaryAsync(line => line.Line);

        Assert.That(verdicts, Has.Count.EqualTo(Count));
        Assert.That(
            verdicts.Values.Where(line => line.Verdict != (IsRight(line.Line) ? IdentityVerdict.Identique : IdentityVerdict.Differente)),
            Is.Empty);
    }

    [Test]
    public async Task Given_a_slow_source_When_verified_Then_a_line_does_not_wait_for_the_next()
    {
        await using var client = Cartes.Client("medecin");
        var answered = new TaskCompletionSource();
        async IAsyncEnumerable<IdentityToVerify> OneThenWait()
        {
            yield return Line(0);
            await answered.Task;
            yield return Line(1);
        }

        var lines = new List<string>();
        await foreach (var line in client.Ins.VerifyAllAsync(OneThenWait()))
        {
            lines.Add(line.Line);
            answered.TrySetResult();
        }

        Assert.That(lines, Is.EqualTo(new[] { "0", "1" }));
    }

    [Test]
    public async Task Given_two_lines_of_one_name_When_verified_Then_the_caller_learns_it_after_the_lines_before()
    {
        await using var client = Cartes.Client("medecin");
        var lines = new List<string>();

        async Task ReadAsync()
        {
            await foreach (var line in client.Ins.VerifyAllAsync(new[] { Line(0), Line(1), Line(1) }.ToAsyncEnumerable()))
                lines.Add(line.Line);
        }

        Assert.ThrowsAsync<ArgumentException>(ReadAsync);
        Assert.That(lines, Is.EquivalentTo(new[] { "0", "1" }));
    }

    [Test]
    public async Task Given_a_batch_that_is_cancelled_in_the_middle_When_another_is_verified_Then_it_is_whole()
    {
        await using var client = Cartes.Client("structure");
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        async Task ReadAsync()
        {
            await foreach (var _ in client.Ins.VerifyAllAsync(Lines(3_000), cancellation.Token))
            {
                if (++seen == 10) await cancellation.CancelAsync();
            }
        }

        Assert.CatchAsync<OperationCanceledException>(ReadAsync);
        Assert.That(await client.Ins.VerifyAllAsync(Lines(50)).CountAsync(), Is.EqualTo(50));
    }

    [Test]
    public async Task Given_no_line_When_verified_Then_no_verdict()
    {
        await using var client = Cartes.Client("medecin");

        Assert.That(await client.Ins.VerifyAllAsync(AsyncEnumerable.Empty<IdentityToVerify>()).CountAsync(), Is.Zero);
    }

    private static IAsyncEnumerable<IdentityToVerify> Lines(int count) =>
        Enumerable.Range(0, count).Select(Line).ToAsyncEnumerable();

    private static IdentityToVerify Line(int rank)
    {
        var line = $"{rank}";
        var matricule = IsRight(line) ? "277076322082910" : "275126322074974";
        return new IdentityToVerify(line, Ins.Parse(matricule, InsOid.NirTest), Nessi);
    }

    private static bool IsRight(string line) => line[^1] is '0' or '5';
}
