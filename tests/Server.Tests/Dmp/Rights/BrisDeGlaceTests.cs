using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;
using Access = MonEspaceSante.Protos.Access.V1;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;
using DossierStatus = MonEspaceSante.Protos.Dmp.V1.DossierStatus;

namespace MonEspaceSante.Server.Tests.Dmp.Rights;

/// <summary>Who may break the glass, and what a broken glass lets.</summary>
public sealed class BrisDeGlaceTests(Engine engine) : SandboxFixture(engine)
{
    private const string Why = "Patient inconscient, allergies à vérifier";

    private GivenPatients Patients => new(Sandbox);

    [Test]
    public async Task Given_no_authorisation_When_the_glass_is_broken_Then_this_dossier_is_read_and_no_other()
    {
        await using var client = Cartes.Client("medecin");
        var (patient, other) = (await Patients.AdultAsync(), await Patients.AdultAsync());

        var before = await Refused.ByAsync(client.Dmp.FindAsync(patient).CountAsync().AsTask());
        var context = await client.Session.OpenBrisDeGlaceAsync(patient, Why);
        var listed = await client.Dmp.In(context).FindAsync(patient).CountAsync();
        var elsewhere = await Refused.ByAsync(client.Dmp.In(context).FindAsync(other).CountAsync().AsTask());
        var without = await Refused.ByAsync(client.Dmp.FindAsync(patient).CountAsync().AsTask());

        Assert.That(listed, Is.Zero);
        Assert.That((before.Reason, without.Reason), Is.EqualTo((Reason.AutorisationAbsente, Reason.AutorisationAbsente)));
        Assert.That(elsewhere.Reason, Is.EqualTo(Reason.ContexteAutrePatient));
        Assert.That((context.Mode, context.IsSecret, context.Patient), Is.EqualTo((AccessMode.BrisDeGlace, false, patient)));
        Assert.That(context.ExpireTime, Is.EqualTo((await client.Session.GetSessionAsync()).ExpireTime));
        Assert.That($"{context}", Does.Not.Contain(patient.Matricule));
    }

    [TestCase(AuthorizationStatus.Valide, Reason.BrisDeGlaceInutile)]
    [TestCase(AuthorizationStatus.Interdit, Reason.AccesBloque)]
    public async Task Given_what_the_patient_decided_When_breaking_the_glass_Then_refused(object status, object reason)
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();
        await Patients.DecideAsync(patient, Cartes["medecin"], (AuthorizationStatus)status);

        var refusal = await Refused.ByAsync(client.Session.OpenBrisDeGlaceAsync(patient, Why));

        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That(refusal.Reason, Is.EqualTo((Reason)reason));
    }

    [Test]
    public async Task Given_a_patient_who_opposes_When_breaking_the_glass_Then_refused_and_a_broken_one_serves_no_more()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();
        var context = await client.Session.OpenBrisDeGlaceAsync(patient, Why);
        await Patients.OpposeBrisDeGlaceAsync(patient);

        var opening = await Refused.ByAsync(client.Session.OpenBrisDeGlaceAsync(patient, Why));
        var reading = await Refused.ByAsync(client.Dmp.In(context).FindAsync(patient).CountAsync().AsTask());

        Assert.That(
            (opening.Reason, reading.Reason), Is.EqualTo((Reason.OppositionBrisDeGlace, Reason.OppositionBrisDeGlace)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(501)]
    public async Task Given_no_reason_or_an_endless_one_When_breaking_the_glass_Then_refused(int length)
    {
        await using var client = Cartes.Client("medecin");
        var reason = length < 0 ? " \t\n" : new string('x', length);

        var refusal = await Refused.ByAsync(
            client.Session.OpenBrisDeGlaceAsync(await Patients.AdultAsync(), reason));

        Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((Reason.RequeteInvalide, "reason")));
    }

    [TestCase("secretaire", AccessMode.Normal)]
    [TestCase("structure", AccessMode.Normal)]
    [TestCase("medecin-travail", AccessMode.Normal)]
    [TestCase("medecin-regulation", AccessMode.Centre15)]
    public async Task Given_who_has_no_row_for_it_When_breaking_the_glass_Then_refused(string card, AccessMode access)
    {
        var options = Sandbox.ClientOptions(Cartes[card]);
        options.AccessMode = access;
        await using var client = new MonEspaceSanteClient(options);

        var refusal = await Refused.ByAsync(client.Session.OpenBrisDeGlaceAsync(await Patients.AdultAsync(), Why));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DroitInsuffisant));
    }

    [TestCase(DossierStatus.Ferme, Reason.DossierFerme)]
    [TestCase(DossierStatus.Inexistant, Reason.DossierInexistant)]
    public async Task Given_no_open_dossier_When_breaking_the_glass_Then_refused(object status, object reason)
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.BornAsync("1980-01-01", (DossierStatus)status);

        var refusal = await Refused.ByAsync(client.Session.OpenBrisDeGlaceAsync(patient, Why));

        Assert.That(refusal, Is.TypeOf<DossierUnavailableException>());
        Assert.That(refusal.Reason, Is.EqualTo((Reason)reason));
    }

    [Test]
    public async Task Given_a_session_replaced_or_anothers_When_the_context_is_used_Then_it_is_over()
    {
        await using var client = Cartes.Client("medecin");
        await using var colleague = Cartes.Client("medecin-traitant");
        await using var elsewhere = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();
        var context = await client.Session.OpenBrisDeGlaceAsync(patient, Why);

        var stolen = await Refused.ByAsync(colleague.Dossiers.In(context).CheckAsync(patient));
        var copied = await Refused.ByAsync(elsewhere.Dossiers.In(context).CheckAsync(patient));
        await client.Session.CloseSessionAsync();
        var ended = await Refused.ByAsync(client.Dossiers.In(context).CheckAsync(patient));

        Assert.That(new[] { stolen.Reason, copied.Reason, ended.Reason }, Is.All.EqualTo(Reason.ContexteInconnu));
        Assert.That(ended, Is.TypeOf<SessionEndedException>());
        Assert.That(ended.Remedy, Does.Contain("bris de glace"));
    }

    [Test]
    public async Task Given_the_glass_broken_When_the_patient_reads_the_traces_Then_the_reason_is_there()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();
        await client.Session.OpenBrisDeGlaceAsync(patient, Why);

        var traces = await Patients.Service<AccessHistory>().ListAsync(
            await Patients.IdAsync(patient), long.MaxValue, 10, CancellationToken.None);

        Assert.That(
            traces.Select(trace => (trace.Circumstances.Mode, trace.Circumstances.Reason, trace.Act.Transaction)),
            Does.Contain((Access.AccessMode.BrisDeGlace, Why, "TD0.2")));
    }
}
