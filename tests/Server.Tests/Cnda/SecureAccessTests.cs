using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD0.1: secure access, card by card and mode by mode.</summary>
public sealed class SecureAccessTests(Engine engine) : CndaFixture(engine)
{
    private static readonly CarteDefinition Home = new(
        null, "10B0077777", "FOYER DES ESSAIS", null, new Activite(new Structure("10B0077777", "FOYER DES ESSAIS"), "SA17"));

    // A professional of the social sector bears a number of the structure, in no national directory.
    private static readonly Professional SocialWorker = new("310B0077777/PSMS0001", new("AIDANT", "LOU"), "93");

    [Test, Cnda("0.1-050")]
    public async Task Cnda_0_1_050_a_server_of_another_authority_is_not_called()
    {
        using var key = RSA.Create(2048);
        var name = new CertificateRequest("CN=Autre racine", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        name.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var other = name.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var options = Sandbox.ClientOptions(Cartes[Doctor]);
        options.TrustedRoots = [other];
        await using var wary = new MonEspaceSanteClient(options);

        Assert.That(await ReasonAsync(wary.Session.GetSessionAsync()), Is.EqualTo(Reason.ServeurNonReconnu));
        Assert.That(async () => await As(Doctor).Session.GetSessionAsync(), Throws.Nothing);
    }

    [Test, Cnda("0.1-110")]
    public Task Cnda_0_1_110_the_CPS_of_a_doctor_opens_a_session() => DemandAccessAsync(Doctor, "899700296140", "10");

    [Test, Cnda("0.1-120")]
    public Task Cnda_0_1_120_a_CPE_opens_a_session_for_its_structure() =>
        DemandAccessAsync(Secretary, "699700296140001/CPE00001", "SECRETARIAT_MEDICAL");

    [Test, Cnda("0.1-121")]
    public Task Cnda_0_1_121_a_CPE_that_names_nobody_opens_a_session_for_its_structure() =>
        DemandAccessAsync("secretaire-anonyme", "699700296140001/CPE00002", "SECRETARIAT_MEDICAL");

    [Test, Cnda("0.1-140")]
    public Task Cnda_0_1_140_the_CPS_of_a_pharmacist_opens_a_session() =>
        DemandAccessAsync(Pharmacist, "899700500012", "21");

    [Test, Cnda("0.1-150")]
    public Task Cnda_0_1_150_the_CPS_of_another_professional_opens_a_session() =>
        DemandAccessAsync(Nurse, "899700500038", "60");

    [Test, Cnda("0.1-160")]
    public async Task Cnda_0_1_160_a_card_that_has_expired_is_refused()
    {
        var refusal = await Refused.ByAsync(As("medecin-perimee").Session.GetSessionAsync());

        Assert.That(refusal, Is.TypeOf<CarteRefusedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.CertificatExpire));
    }

    [Test, Cnda("0.1-170")]
    public Task Cnda_0_1_170_a_CPF_opens_a_session_where_its_holder_is_trained() =>
        DemandAccessAsync("medecin-formation", "899700500186", "10", "499700296140001");

    [Test, Cnda("0.1-180")]
    public Task Cnda_0_1_180_the_CPS_of_a_substitute_opens_a_session_where_another_is_replaced() =>
        DemandAccessAsync("remplacant", "899700500194", "10", "499700296140001");

    [Test, Cnda("0.1-210")]
    public async Task Cnda_0_1_210_the_certificates_of_a_structure_open_an_indirect_session()
    {
        var session = await As(Clinic).Session.GetSessionAsync();

        Assert.That(
            (session.AuthenticationMode, session.Structure.StructIdNat),
            Is.EqualTo((AuthenticationMode.Indirecte, "10B0099999")));
        Assert.That((await As(Clinic).Dossiers.CheckAsync(PatTrois)).Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test, Cnda("0.1-220")]
    public async Task Cnda_0_1_220_the_certificates_of_a_regulation_centre_open_a_session_of_emergencies()
    {
        var session = await InRegulation().Session.GetSessionAsync();

        Assert.That(
            (session.AuthenticationMode, session.AccessMode),
            Is.EqualTo((AuthenticationMode.Regulation, AccessMode.Centre15)));
        Assert.That((await InRegulation().Dossiers.CheckAsync(PatTrois)).Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test, Cnda("0.1-230")]
    public async Task Cnda_0_1_230_the_certificates_of_a_medico_social_structure_serve_its_own_professional()
    {
        var options = Sandbox.ClientOptions(Cartes.Of(Home));
        options.Professional = SocialWorker;
        await using var client = new MonEspaceSanteClient(options);

        var session = await client.Session.GetSessionAsync();

        Assert.That(
            (session.AuthenticationMode, session.Professional.PsIdNat, session.Structure.StructIdNat),
            Is.EqualTo((AuthenticationMode.Indirecte, SocialWorker.PsIdNat, "10B0077777")));
        Assert.That((await client.Dossiers.CheckAsync(PatTrois)).Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test, Cnda("0.1-300")]
    public async Task Cnda_0_1_300_a_secret_connection_hides_what_is_sent_and_what_was_shown_stays_shown()
    {
        var patient = await MinorAsync(Doctor);
        var secret = As(Doctor).Dmp.In(await As(Doctor).Session.OpenConnexionSecreteAsync(patient));

        var document = await DepositAsync(secret, Sample(Doctor, patient), Everyone);
        var lifted = await ReasonAsync(secret.SetVisibilityAsync(patient, document.UniqueId, Everyone));
        await As(Doctor).Dmp.SetVisibilityAsync(patient, document.UniqueId, Everyone);
        var hidden = await ReasonAsync(secret.SetVisibilityAsync(patient, document.UniqueId, HiddenFromRepresentatives));
        var (all, toRepresentatives) = await TracesAsync(patient);

        Assert.That(document.Visibility, Is.EqualTo(HiddenFromRepresentatives));
        Assert.That((lifted, hidden), Is.EqualTo((Reason.VisibiliteInterdite, Reason.VisibiliteIrreversible)));
        Assert.That(all.Where(trace => trace.Circumstances.IsSecret), Is.Not.Empty);
        Assert.That(toRepresentatives, Is.Not.Empty, "what was not secret");
        Assert.That(toRepresentatives.Where(trace => trace.Circumstances.IsSecret), Is.Empty);
    }

    [Test, Cnda("0.1-340")]
    public async Task Cnda_0_1_340_the_glass_is_broken_in_secret_for_a_minor()
    {
        var patient = await MinorAsync();
        await DepositAsync(As(Doctor), Sample(Doctor, patient));
        var without = await ReasonAsync(SearchAsync(As(Nurse), patient));

        var context = await As(Nurse).Session.OpenBrisDeGlaceAsync(patient, "Malaise à l'école", secretConnection: true);
        var listed = await As(Nurse).Dmp.In(context).FindAsync(patient).CountAsync();
        var (all, toRepresentatives) = await TracesAsync(patient);
        var trace = all[0];

        Assert.That(without, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That((context.Mode, context.IsSecret, listed), Is.EqualTo((AccessMode.BrisDeGlace, true, 1)));
        Assert.That(toRepresentatives.Select(shown => shown.Act.Transaction), Does.Not.Contain("TD3.1"));
        Assert.That(
            (trace.Act.Transaction, trace.Circumstances.IsSecret, trace.Circumstances.Reason),
            Is.EqualTo(("TD3.1", true, "Malaise à l'école")));
    }

    [Test, Cnda("0.1-400")]
    public async Task Cnda_0_1_400_a_structure_opens_a_session_in_AIR_for_its_professional()
    {
        var session = await InAir().Session.GetSessionAsync();

        Assert.That(
            (session.AuthenticationMode, session.Professional.PsIdNat, session.Structure.StructIdNat),
            Is.EqualTo((AuthenticationMode.Air, SandboxServer.Responsable.PsIdNat, "10B0099999")));
        Assert.That((await InAir().Dossiers.CheckAsync(PatTrois)).Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test, Cnda("LDRM-01")]
    public async Task Cnda_LDRM_01_a_regulation_centre_feeds_and_reads_without_authorisation_and_the_patient_learns_it()
    {
        var patient = await AdultAsync();
        var regulator = As("medecin-regulation", access: AccessMode.Centre15);
        var sample = Sample("medecin-regulation", patient);

        await DepositAsync(regulator, sample);
        await DemandHeldAsync(regulator, sample);
        var traces = await Service<AccessHistory>().ListAsync(
            await IdOfAsync(patient), long.MaxValue, 100, CancellationToken.None);

        Assert.That(traces.Select(trace => trace.Act.Transaction), Is.SupersetOf(new[] { "TD2.1", "TD3.1", "TD3.2" }));
        Assert.That(
            traces.Select(trace => trace.Circumstances.Mode),
            Is.All.EqualTo(Protos.Access.V1.AccessMode.Centre15));
    }

    // The traces of a dossier, the latest first, and those of them that the representatives are shown.
    private async Task<(IReadOnlyList<KeptTrace> All, IReadOnlyList<KeptTrace> ToRepresentatives)> TracesAsync(Ins patient)
    {
        var (history, id) = (Service<AccessHistory>(), await IdOfAsync(patient));
        return (
            await history.ListAsync(id, long.MaxValue, 100, CancellationToken.None),
            await history.ListShownToRepresentativesAsync(id, long.MaxValue, 100, CancellationToken.None));
    }

    private async Task DemandAccessAsync(string card, string psIdNat, string profession, string? structure = null)
    {
        var session = await As(card).Session.GetSessionAsync();
        var dossier = await As(card).Dossiers.CheckAsync(PatTrois);

        Assert.That(
            (session.AuthenticationMode, session.Professional.PsIdNat, session.Professional.Profession),
            Is.EqualTo((AuthenticationMode.Directe, psIdNat, profession)));
        Assert.That(
            session.Structure.StructIdNat,
            Is.EqualTo(structure ?? SandboxServer.ActiviteOf(Cartes[card]).Structure.StructIdNat));
        Assert.That(dossier.Status, Is.EqualTo(DossierStatus.Actif));
    }
}
