using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Traces;

/// <summary>Who sees which accesses: the médecin traitant all, others their own.</summary>
public sealed class ListAccessTracesTests(Engine engine) : TraceFixture(engine)
{
    private static readonly Consent Agreed = new(ConsentText.Professional, IsGiven: true);

    [Test]
    public async Task Given_accesses_of_two_When_each_lists_Then_each_sees_its_own_and_the_medecin_traitant_all()
    {
        await using var client = Cartes.Client("medecin");
        await using var nurse = Cartes.Client("infirmier");
        var patient = await PatientAsync();
        await Given.ToAsync(Cartes["infirmier"], patient);
        await client.Dossiers.CheckAsync(patient);
        await nurse.Dmp.FindAsync(patient).CountAsync();

        var nurses = await nurse.Dossiers.ListAccessTracesAsync(patient).ToListAsync();
        var own = await client.Dossiers.ListAccessTracesAsync(patient).ToListAsync();
        await client.Dossiers.AuthorizeAsync(patient, Agreed, new AuthorizeOptions { AsMedecinTraitant = true });
        var all = await client.Dossiers.ListAccessTracesAsync(patient).ToListAsync();

        Assert.That(nurses.Select(trace => trace.Transaction), Is.EqualTo(new[] { "TD3.1" }));
        Assert.That(own.Select(trace => trace.Transaction), Is.EqualTo(new[] { "TD0.2" }));
        Assert.That(all.Select(trace => (trace.Rank, trace.Transaction)), Is.EqualTo(new[] { (3L, "TD0.3"), (2, "TD3.1"), (1, "TD0.2") }));
        Assert.That(all[1].Professional.PsIdNat, Is.EqualTo(Cartes["infirmier"].Porteur.Professional!.PsIdNat));
        Assert.That(all[0].Structure.StructIdNat, Is.EqualTo("499700296140001"));
        Assert.That((all[0].AuthenticationMode, all[0].AccessMode, all[0].Reason), Is.EqualTo((AuthenticationMode.Directe, AccessMode.Normal, default(string))));
        Assert.That($"{all[0]}", Is.EqualTo("AccessTrace(3, TD0.3)"));
    }

    [Test]
    public async Task Given_more_traces_than_a_page_When_paged_Then_each_comes_once_latest_first()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        for (var i = 0; i < 5; i++) await client.Dossiers.CheckAsync(patient);

        var pages = await client.Dossiers.ListAccessTracesAsync(patient).AsPages(pageSize: 2).ToListAsync();

        Assert.That(pages.Select(page => page.Items.Count), Is.EqualTo(new[] { 2, 2, 1 }));
        Assert.That(pages.SelectMany(page => page.Items).Select(trace => trace.Rank), Is.EqualTo(new[] { 5, 4, 3, 2, 1 }));
    }

    [Test]
    public async Task Given_a_page_token_of_another_s_or_altered_When_listed_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        await using var nurse = Cartes.Client("infirmier");
        var patient = await PatientAsync();
        var other = await PatientAsync();
        for (var i = 0; i < 3; i++) await client.Dossiers.CheckAsync(patient);
        var token = (await client.Dossiers.ListAccessTracesAsync(patient).AsPages(pageSize: 1).FirstAsync()).NextPageToken!;

        var colleague = await Refused.ByAsync(nurse.Dossiers.ListAccessTracesAsync(patient).AsPages(token).FirstAsync().AsTask());
        var dossier = await Refused.ByAsync(client.Dossiers.ListAccessTracesAsync(other).AsPages(token).FirstAsync().AsTask());
        var altered = await Refused.ByAsync(client.Dossiers.ListAccessTracesAsync(patient).AsPages(token + "x").FirstAsync().AsTask());

        Assert.That(new[] { colleague.Reason, dossier.Reason, altered.Reason }, Is.All.EqualTo(Reason.PageInvalide));
        Assert.That(colleague, Is.TypeOf<ContractViolationException>());
    }

    [Test]
    public async Task Given_a_reason_and_a_document_When_listed_Then_both_are_told()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();
        var document = await DepositAsync(client, patient);
        var context = await client.Session.OpenBrisDeGlaceAsync(patient, "Choc anaphylactique");
        await client.Dmp.In(context).RetrieveAsync(patient, document.UniqueId, Stream.Null);

        var latest = await client.Dossiers.ListAccessTracesAsync(patient).FirstAsync();

        Assert.That((latest.Transaction, latest.UniqueId), Is.EqualTo(("TD3.2", document.UniqueId)));
        Assert.That((latest.AccessMode, latest.Reason), Is.EqualTo((AccessMode.BrisDeGlace, "Choc anaphylactique")));
    }

    [TestCase(Protos.Dmp.V1.DossierStatus.Ferme, Reason.DossierFerme)]
    [TestCase(Protos.Dmp.V1.DossierStatus.Inexistant, Reason.DossierInexistant)]
    public async Task Given_no_open_dossier_When_traces_are_listed_Then_refused(object status, object reason)
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.BornAsync("1980-01-01", (Protos.Dmp.V1.DossierStatus)status);

        var refusal = await Refused.ByAsync(client.Dossiers.ListAccessTracesAsync(patient).CountAsync().AsTask());

        Assert.That(refusal.Reason, Is.EqualTo((Reason)reason));
    }
}
