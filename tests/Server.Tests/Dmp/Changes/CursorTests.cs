using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>A cursor serves for its dossier alone, whoever comes with it.</summary>
public sealed class CursorTests(Engine engine) : SandboxFixture(engine)
{
    [Test]
    public async Task Given_a_cursor_that_was_altered_When_watched_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        var cursor = await client.Dmp.GetWatchCursorAsync(PatTrois);
        string[] altered =
        [
            Flip(cursor, 0), Flip(cursor, cursor.Length / 2), Flip(cursor, cursor.Length - 2), cursor[..^4], cursor + "AAAA",
            "AAAA", "é", "%", " ", new('A', 100_000),
        ];

        foreach (var wrong in altered)
        {
            var refusal = await Refused.ByAsync(client.Dmp.WatchAsync(PatTrois, wrong).FirstAsync().AsTask());
            Assert.That(refusal, Is.TypeOf<ContractViolationException>(), wrong);
            Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((Reason.CurseurInvalide, "cursor")), wrong);
        }
    }

    [Test]
    public async Task Given_a_cursor_of_another_dossier_When_watched_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        var other = await client.Dmp.GetWatchCursorAsync(Patients.Petra);

        var refusal = await Refused.ByAsync(client.Dmp.WatchAsync(PatTrois, other).FirstAsync().AsTask());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CurseurInvalide));
    }

    [Test]
    public async Task Given_a_page_token_of_the_same_dossier_When_watched_from_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        for (var i = 0; i < 2; i++) await DepositAsync(client);
        var page = await client.Dmp.FindAsync(PatTrois).AsPages(pageSize: 1).FirstAsync();

        var refusal = await Refused.ByAsync(
            client.Dmp.WatchAsync(PatTrois, page.NextPageToken).FirstAsync().AsTask());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CurseurInvalide));
    }

    [Test]
    public async Task Given_a_colleague_s_cursor_When_watched_Then_it_goes_on_with_what_the_caller_may_see()
    {
        await using var client = Cartes.Client("medecin");
        await using var nurse = Cartes.Client("infirmier");
        var cursor = await client.Dmp.GetWatchCursorAsync(Patients.Nessi);
        await using var cda = await Consultation.By(Cartes["medecin"], Patients.Nessi).ToStreamAsync();
        var document = (await client.Dmp.SubmitAsync(Patients.Nessi, cda, Visibility.Everyone)).Documents[0];

        var change = await nurse.Dmp.WatchAsync(Patients.Nessi, cursor).FirstAsync();

        Assert.That(Told.Of(change), Is.EqualTo(new Told(ChangeKind.Added, document.UniqueId)));
    }

    [TestCase("secretaire")]
    [TestCase("structure")]
    public async Task Given_who_only_feeds_When_watching_Then_refused(string card)
    {
        await using var client = Cartes.Client(card);

        var refusal = await Refused.ByAsync(client.Dmp.GetWatchCursorAsync(PatTrois));

        Assert.That((refusal.Reason, refusal.Details["transaction"]), Is.EqualTo((Reason.DroitInsuffisant, "TD3.1")));
    }

    private async Task DepositAsync(MonEspaceSanteClient client)
    {
        await using var cda = await Consultation.By(Cartes["medecin"], PatTrois).ToStreamAsync();
        await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone);
    }

    private static string Flip(string cursor, int at) =>
        string.Concat(cursor.AsSpan(0, at), cursor[at] == 'A' ? "B" : "A", cursor.AsSpan(at + 1));
}
