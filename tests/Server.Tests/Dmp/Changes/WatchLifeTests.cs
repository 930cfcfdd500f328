using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>What keeps a watch going and what ends it. The clock is moved: one test at a time.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(120_000)]
public sealed class WatchLifeTests(Engine engine) : UnauthorizedFixture(engine)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private readonly SettableClock _clock = new();

    protected override SandboxOptions Options => new() { TimeProvider = _clock };

    private ICarteCps Doctor => Cartes["medecin"];

    private GivenPatients Patients => new(Sandbox);

    [Test]
    public async Task Given_a_quiet_dossier_When_time_passes_Then_a_heartbeat_comes_every_30_seconds()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        _clock.Advance(Beat);
        var first = await watch.NextAsync();
        _clock.Advance(Beat);
        var second = await watch.NextAsync();

        Assert.That((first.Change, second.Change), Is.EqualTo((default(object), default(object))));
        Assert.That((first.Cursor, second.Cursor), Is.Not.EqualTo(("", "")));
    }

    [Test]
    public async Task Given_a_change_that_the_caller_must_not_notice_When_it_commits_Then_not_even_a_heartbeat_tells()
    {
        var patient = await PatientAsync();
        await Given.ToAsync(Cartes["infirmier"], patient);
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["infirmier"], _clock);
        using var watch = await RawWatch.OpenAsync(client, patient);

        await DepositAsync(patient, Visibility.Everyone with { Professionals = false });
        var shown = await DepositAsync(patient, Visibility.Everyone);

        Assert.That((await watch.NextAsync()).Change?.UniqueId, Is.EqualTo(shown));
    }

    [Test]
    public async Task Given_a_caller_who_withdraws_the_authorisation_When_watching_Then_the_watch_ends_at_once()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        await using var sdk = Client();
        await sdk.Dossiers.WithdrawAsync(patient);

        Assert.That(await watch.EndAsync(), Is.EqualTo("AUTORISATION_ABSENTE"));
    }

    [Test]
    public async Task Given_a_withdrawal_that_nobody_signalled_When_a_minute_has_passed_Then_the_watch_has_ended()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        await Patients.DecideAsync(patient, Doctor, Protos.Dmp.V1.AuthorizationStatus.NonExiste);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await watch.EndAsync(), Is.EqualTo("AUTORISATION_ABSENTE"));
    }

    [Test]
    public async Task Given_a_withdrawal_and_a_change_at_once_When_watching_Then_the_change_is_not_told()
    {
        var patient = await PatientAsync();
        await Given.ToAsync(Cartes["infirmier"], patient);
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["infirmier"], _clock);
        using var watch = await RawWatch.OpenAsync(client, patient);

        await Patients.DecideAsync(patient, Cartes["infirmier"], Protos.Dmp.V1.AuthorizationStatus.NonExiste);
        await DepositAsync(patient, Visibility.Everyone);
        var next = await Refused.OnTheWireAsync(watch.NextAsync());

        Assert.That(next.Reason, Is.EqualTo("AUTORISATION_ABSENTE"));
    }

    [Test]
    public async Task Given_an_authorisation_that_expires_When_watching_Then_the_watch_ends()
    {
        var patient = await PatientAsync(TimeSpan.FromMinutes(3) + (_clock.GetUtcNow() - TimeProvider.System.GetUtcNow()));
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.That(await watch.EndAsync(), Is.EqualTo("AUTORISATION_EXPIREE"));
    }

    [Test]
    public async Task Given_a_patient_who_blocks_the_caller_When_watching_Then_the_watch_ends_at_once()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        await Service<BlockProfessional>().RunAsync(
            await IdOfAsync(patient),
            new Contract.Professional { PsIdNat = Doctor.Porteur.Professional!.PsIdNat },
            new Contract.Structure { StructIdNat = "499700296140001" },
            isBlocked: true,
            CancellationToken.None);

        Assert.That(await watch.EndAsync(), Is.EqualTo("ACCES_BLOQUE"));
    }

    [Test]
    public async Task Given_a_dossier_that_is_closed_When_watching_Then_the_watch_ends_at_once()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        await Service<CloseDossier>().RunAsync(await IdOfAsync(patient), "Décès", CancellationToken.None);

        Assert.That(await watch.EndAsync(), Is.EqualTo("DOSSIER_FERME"));
    }

    [Test]
    public async Task Given_a_session_that_is_closed_When_watching_Then_the_watch_ends_at_the_next_heartbeat()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        await client.Sessions.CloseSessionAsync(new(), client.Headers());
        _clock.Advance(Beat);

        Assert.That(await watch.EndAsync(), Is.EqualTo("SESSION_TERMINEE"));
    }

    [Test]
    public async Task Given_a_session_that_nobody_renews_When_half_an_hour_has_passed_Then_the_watch_ends()
    {
        var patient = await PatientAsync();
        using var client = await OpenAsync();
        using var watch = await RawWatch.OpenAsync(client, patient);

        _clock.Advance(TimeSpan.FromMinutes(31));

        Assert.That(await watch.EndAsync(), Is.EqualTo("SESSION_TERMINEE"));
    }

    [Test]
    public async Task Given_a_broken_glass_When_the_patient_opposes_it_Then_the_watch_ends_at_once()
    {
        var patient = await Patients.AdultAsync();
        await using var sdk = Client();
        var context = await sdk.Session.OpenBrisDeGlaceAsync(patient, "Patient inconscient");
        var cursor = await sdk.Dmp.In(context).GetWatchCursorAsync(patient);
        var watch = sdk.Dmp.In(context).WatchAsync(patient, cursor).FirstAsync().AsTask();

        await Service<OpposeAccess>().ToBrisDeGlaceAsync(await IdOfAsync(patient), isOpposed: true, CancellationToken.None);

        Assert.That(await ReasonOfAsync(watch), Is.EqualTo(Reason.OppositionBrisDeGlace));
    }

    [Test]
    public async Task Given_a_card_that_is_revoked_When_watching_Then_the_watch_ends_at_the_next_heartbeat()
    {
        var lost = Cartes.Of(new CarteDefinition(
            "Médecin", "899700500168", "EGAREE", "CARTE",
            new Activite(new Structure("499700500168001", "CABINET"), "SA07")));
        var patient = await Patients.AdultAsync();
        await Given.ToAsync(lost, patient);
        using var client = await RawClient.OpenAsync(Sandbox, lost, _clock);
        using var watch = await RawWatch.OpenAsync(client, patient);

        Revoke(lost, Cartes["medecin-revoquee"]);
        _clock.Advance(Beat);

        Assert.That(await watch.EndAsync(), Is.EqualTo("CERTIFICAT_REVOQUE"));
    }

    private MonEspaceSanteClient Client()
    {
        var options = Sandbox.ClientOptions(Doctor);
        options.TimeProvider = _clock;
        return new MonEspaceSanteClient(options);
    }

    private Task<RawClient> OpenAsync() => RawClient.OpenAsync(Sandbox, Doctor, _clock);

    private async Task<Ins> PatientAsync(TimeSpan? lasting = null)
    {
        var patient = await Patients.AdultAsync();
        await Given.ToAsync(Doctor, patient, lasting);
        return patient;
    }

    private async Task<string> DepositAsync(Ins patient, Visibility visibility)
    {
        await using var author = Client();
        await using var cda = await Consultation.By(Doctor, patient).ToStreamAsync();
        return (await author.Dmp.SubmitAsync(patient, cda, visibility)).Documents[0].UniqueId;
    }

    private void Revoke(params IEnumerable<ICarteCps> cards)
    {
        var issuer = new SandboxIssuer(Sandbox);
        var revoked = cards.Select(card => card.AuthenticationCertificate);
        var list = issuer.Persons.IssueRevocationList(revoked, _clock.GetUtcNow(), TimeSpan.FromDays(365));
        File.WriteAllBytes(issuer.Folder.RevocationList("personnes"), list);
        Sandbox.Host.Services.GetRequiredService<RevocationLists>().Refresh();
    }
}
