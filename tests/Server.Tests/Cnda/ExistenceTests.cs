using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD0.2: whether a dossier exists and may be read. TD1.3a: the data of the account.</summary>
public sealed class ExistenceTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("0.2-010")]
    public async Task Cnda_0_2_010_a_dossier_that_was_never_opened_is_told_so()
    {
        var dossier = await As(Doctor).Dossiers.CheckAsync(Patients.SansDossier, includeTraits: true);
        var reading = await Refused.ByAsync(SearchAsync(As(Doctor), Patients.SansDossier));

        Assert.That((dossier.Status, dossier.Traits), Is.EqualTo((DossierStatus.Inexistant, (Traits?)null)));
        Assert.That((reading.Reason, NationalCode(reading)), Is.EqualTo((Reason.DossierInexistant, "NF")));
    }

    [Test, Cnda("0.2-020")]
    public async Task Cnda_0_2_020_a_closed_dossier_tells_when_and_why()
    {
        var dossier = await As(Doctor).Dossiers.CheckAsync(Patients.Ferme);
        var reading = await Refused.ByAsync(SearchAsync(As(Doctor), Patients.Ferme));

        Assert.That(
            (dossier.Status, dossier.ClosingReason), Is.EqualTo((DossierStatus.Ferme, "Je ne veux plus de DMP")));
        Assert.That(dossier.CloseTime, Is.Not.Null);
        Assert.That((reading.Reason, NationalCode(reading)), Is.EqualTo((Reason.DossierFerme, "DMPClosed")));
    }

    [Test, Cnda("0.2-030")]
    public async Task Cnda_0_2_030_an_open_dossier_without_authorisation_is_told_so()
    {
        var patient = await AdultAsync();

        await DemandAsync(As(Doctor), patient, AuthorizationStatus.NonExiste);

        Assert.That(await ReasonAsync(SearchAsync(As(Doctor), patient)), Is.EqualTo(Reason.AutorisationAbsente));
    }

    [Test, Cnda("0.2-040")]
    public async Task Cnda_0_2_040_an_authorised_professional_is_told_so()
    {
        var patient = await AdultAsync(Doctor);

        await DemandAsync(As(Doctor), patient, AuthorizationStatus.Valide);

        Assert.That(await SearchAsync(As(Doctor), patient), Is.Empty);
    }

    [Test, Cnda("0.2-050")]
    public async Task Cnda_0_2_050_an_authorised_medecin_traitant_is_told_so()
    {
        var patient = await AdultAsync(MedecinTraitant);

        await DemandAsync(As(MedecinTraitant), patient, AuthorizationStatus.Valide, isMedecinTraitant: true);
    }

    [Test, Cnda("0.2-060")]
    public async Task Cnda_0_2_060_an_authorisation_that_is_over_is_told_so()
    {
        var patient = await AdultAsync();
        await Given.ToAsync(Cartes[Doctor], patient, TimeSpan.FromDays(-1));

        await DemandAsync(As(Doctor), patient, AuthorizationStatus.Expire);

        Assert.That(await ReasonAsync(SearchAsync(As(Doctor), patient)), Is.EqualTo(Reason.AutorisationExpiree));
    }

    [Test, Cnda("0.2-070")]
    public async Task Cnda_0_2_070_a_blocked_professional_is_told_so()
    {
        var patient = await AdultAsync(Doctor);
        await Service<BlockProfessional>().RunAsync(
            await IdOfAsync(patient), new() { PsIdNat = "899700296140" }, new(), isBlocked: true, CancellationToken.None);

        await DemandAsync(As(Doctor), patient, AuthorizationStatus.Interdit);

        Assert.That(await ReasonAsync(SearchAsync(As(Doctor), patient)), Is.EqualTo(Reason.AccesBloque));
    }

    [Test, Cnda("0.2-080")]
    public async Task Cnda_0_2_080_a_waiting_number_never_leaves_the_practice()
    {
        var waiting = Ins.Parse("109076322088835", InsOid.Nia);
        using var raw = await RawClient.OpenAsync(Sandbox, Cartes[Doctor]);

        var here = Assert.CatchAsync<MonEspaceSanteException>(() => As(Doctor).Dossiers.CheckAsync(waiting));
        var there = await Refused.OnTheWireAsync(raw.Dmp.CheckDossierAsync(
            new() { Patient = RawDeposit.Wire(waiting) }, raw.Headers()).ResponseAsync);

        Assert.That(here, Is.TypeOf<InsRefusedException>());
        Assert.That((here!.Reason, here.TraceId), Is.EqualTo((Reason.InsNiaRefuse, (string?)null)));
        Assert.That(there.Reason, Is.EqualTo("INS_NIA_REFUSE"));
    }

    [Test, Cnda("1.3a-010")]
    public async Task Cnda_1_3a_010_the_data_of_an_account_are_read()
    {
        var data = await As(Doctor).Dossiers.GetAdministrativeDataAsync(Patients.Nessi);

        Assert.That(data.Patient, Is.EqualTo(Patients.Nessi));
        Assert.That(data.Traits, Is.EqualTo(new Traits
        {
            BirthName = "NESSI", UsedName = "DE VINCI", GivenNames = "RUTH ISABELLE", Sex = "F", BirthDate = "1977-07-14",
        }));
        Assert.That((data.IsAttachedToMonEspaceSante, data.IsMinor), Is.EqualTo((true, false)));
    }

    [Test, Cnda("1.3a-040")]
    public async Task Cnda_1_3a_040_the_data_of_an_account_are_read_once_the_glass_is_broken()
    {
        var context = await As(Doctor).Session.OpenBrisDeGlaceAsync(Patients.Alot, "Patiente inconsciente");

        var data = await As(Doctor).Dossiers.In(context).GetAdministrativeDataAsync(Patients.Alot);

        Assert.That(context.Mode, Is.EqualTo(AccessMode.BrisDeGlace));
        Assert.That((data.Traits.BirthName, data.IsBrisDeGlaceOpposed), Is.EqualTo(("ALOT", false)));
        var traces = await Service<AccessHistory>().ListAsync(
            await IdOfAsync(Patients.Alot), long.MaxValue, 100, CancellationToken.None);
        Assert.That(
            traces.Where(trace => trace.Act.Transaction == "TD1.3a").Select(trace => trace.Circumstances.Reason),
            Does.Contain("Patiente inconsciente"));
    }

    [Test, Cnda("1.3a-200")]
    public async Task Cnda_1_3a_200_an_account_without_a_name_says_NON_RENSEIGNE()
    {
        var data = await As(Doctor).Dossiers.GetAdministrativeDataAsync(Patients.SansNom);

        Assert.That((data.Traits.BirthName, data.Traits.GivenNames), Is.EqualTo(("NON_RENSEIGNE", "CAMILLE")));
    }

    private static async Task DemandAsync(
        MonEspaceSanteClient client, Ins patient, AuthorizationStatus authorization, bool isMedecinTraitant = false)
    {
        var dossier = await client.Dossiers.CheckAsync(patient);

        Assert.That((dossier.Status, dossier.Authorization), Is.EqualTo((DossierStatus.Actif, authorization)));
        Assert.That(dossier.CallerIsMedecinTraitant, Is.EqualTo(isMedecinTraitant));
        Assert.That(dossier.Traits, Is.Null, "hidden by default");
    }
}
