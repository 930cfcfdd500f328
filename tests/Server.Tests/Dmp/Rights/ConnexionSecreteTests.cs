using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;

namespace MonEspaceSante.Server.Tests.Dmp.Rights;

/// <summary>Secret connections: for minors alone, and reading no more than without.</summary>
public sealed class ConnexionSecreteTests(Engine engine) : SandboxFixture(engine)
{
    private GivenPatients Patients => new(Sandbox);

    [Test]
    public async Task Given_a_minor_When_a_secret_connection_is_opened_Then_it_reads_what_the_patient_lets()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.MinorAsync();
        var context = await client.Session.OpenConnexionSecreteAsync(patient);

        var before = await Refused.ByAsync(client.Dmp.In(context).FindAsync(patient).CountAsync().AsTask());
        await Patients.DecideAsync(patient, Cartes["medecin"], AuthorizationStatus.Valide);
        var listed = await client.Dmp.In(context).FindAsync(patient).CountAsync();

        Assert.That((context.Mode, context.IsSecret, context.Patient), Is.EqualTo((AccessMode.Normal, true, patient)));
        Assert.That(before.Reason, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(listed, Is.Zero);
    }

    [Test]
    public async Task Given_a_minor_in_danger_When_the_glass_is_broken_in_secret_Then_the_representatives_see_no_trace()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.MinorAsync();

        var context = await client.Session.OpenBrisDeGlaceAsync(patient, "Malaise en consultation", secretConnection: true);
        var listed = await client.Dmp.In(context).FindAsync(patient).CountAsync();
        var id = await Patients.IdAsync(patient);
        var history = Patients.Service<AccessHistory>();
        var toThePatient = await history.ListAsync(id, long.MaxValue, 10, CancellationToken.None);
        var toRepresentatives = await history.ListShownToRepresentativesAsync(id, long.MaxValue, 10, CancellationToken.None);

        Assert.That((context.Mode, context.IsSecret), Is.EqualTo((AccessMode.BrisDeGlace, true)));
        Assert.That($"{context}", Is.EqualTo("AccessContext(BrisDeGlace, secret)"));
        Assert.That(listed, Is.Zero);
        Assert.That(toThePatient, Is.Not.Empty);
        Assert.That(toRepresentatives, Is.Empty);
    }

    [TestCase("1980-01-01")]
    [TestCase("")]
    public async Task Given_a_patient_who_is_no_minor_When_a_secret_connection_is_asked_for_Then_refused(string birthDate)
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.BornAsync(birthDate);

        var alone = await Refused.ByAsync(client.Session.OpenConnexionSecreteAsync(patient));
        var broken = await Refused.ByAsync(client.Session.OpenBrisDeGlaceAsync(patient, "Urgence", secretConnection: true));

        Assert.That(alone, Is.TypeOf<InsRefusedException>());
        Assert.That((alone.Reason, broken.Reason), Is.EqualTo((Reason.PatientMajeur, Reason.PatientMajeur)));
    }

    [TestCase("secretaire")]
    [TestCase("structure")]
    public async Task Given_who_only_feeds_When_a_secret_connection_is_asked_for_Then_it_opens(string card)
    {
        await using var client = Cartes.Client(card);
        var patient = await Patients.MinorAsync();

        var context = await client.Session.OpenConnexionSecreteAsync(patient);
        var dossier = await client.Dossiers.In(context).CheckAsync(patient);

        Assert.That(context.IsSecret, Is.True);
        Assert.That(dossier.Status, Is.EqualTo(MonEspaceSante.Dmp.DossierStatus.Actif));
    }
}
