using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD0.3: the patient lets read, or no longer. TD0.4: whose dossiers. TD1.6: who reads a dossier.
/// Those whom the patient opposes do not, whatever the emergency.</summary>
public sealed class ConsentTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("0.3-010")]
    public async Task Cnda_0_3_010_a_patient_who_agrees_lets_a_professional_read()
    {
        var patient = await AdultAsync();
        var refused = await ReasonAsync(As(Doctor).Dossiers.AuthorizeAsync(patient, Agreed with { IsGiven = false }));

        var given = await As(Doctor).Dossiers.AuthorizeAsync(patient, Agreed);
        var again = await As(Doctor).Dossiers.AuthorizeAsync(patient, Agreed);

        Assert.That(refused, Is.EqualTo(Reason.ConsentementAbsent));
        Assert.That((again.Status, again.StartTime), Is.EqualTo((given.Status, given.StartTime)), "it was there already");
        Assert.That((given.Status, given.Professional!.PsIdNat), Is.EqualTo((AuthorizationStatus.Valide, "899700296140")));
        Assert.That(await SearchAsync(As(Doctor), patient), Is.Empty);
    }

    [Test, Cnda("0.3-080")]
    public async Task Cnda_0_3_080_a_withdrawn_authorisation_ends_at_once()
    {
        var patient = await AdultAsync(Doctor);

        var left = await As(Doctor).Dossiers.WithdrawAsync(patient);

        Assert.That(left.Status, Is.EqualTo(AuthorizationStatus.NonExiste));
        Assert.That(await ReasonAsync(SearchAsync(As(Doctor), patient)), Is.EqualTo(Reason.AutorisationAbsente));
    }

    [Test, Cnda("0.3-100")]
    public async Task Cnda_0_3_100_a_care_team_reads_by_one_authorisation()
    {
        var patient = await AdultAsync();

        var given = await As(Doctor).Dossiers.AuthorizeAsync(
            patient,
            new Consent(ConsentText.CareTeam, IsGiven: true),
            new AuthorizeOptions { Holder = AuthorizationHolder.CareTeam });

        Assert.That(
            (given.Professional, given.Structure.StructIdNat), Is.EqualTo(((Professional?)null, "499700296140001")));
        Assert.That(await SearchAsync(As("remplacant"), patient), Is.Empty);
        Assert.That(await ReasonAsync(SearchAsync(As(Nurse), patient)), Is.EqualTo(Reason.AutorisationAbsente));
    }

    [Test, Cnda("0.4-010")]
    public async Task Cnda_0_4_010_a_professional_lists_who_let_him_read_since_a_date_by_card_or_in_AIR()
    {
        await AdultAsync("dentiste");
        var patient = await AdultAsync();
        var since = (await As("dentiste").Dossiers.AuthorizeAsync(patient, Agreed)).LastActionTime!.Value;
        var inAir = await AdultAsync();
        await InAir().Dossiers.AuthorizeAsync(inAir, Agreed);

        Assert.That(await ListAsync(As("dentiste"), since), Is.EqualTo(new[] { patient }));
        Assert.That(await ListAsync(InAir(), since), Does.Contain(inAir).And.Not.Contain(patient));
    }

    [Test, Cnda("0.4-015")]
    public async Task Cnda_0_4_015_a_secretary_lists_who_let_her_structure_read_since_a_date()
    {
        var patient = await AdultAsync(Doctor);
        var elsewhere = await AdultAsync(Pharmacist);

        var listed = await ListAsync(As(Secretary), TimeProvider.System.GetUtcNow().AddMinutes(-10));

        Assert.That(listed, Does.Contain(patient).And.Not.Contain(elsewhere));
        Assert.That(await ListAsync(As(Secretary), TimeProvider.System.GetUtcNow().AddMinutes(10)), Is.Empty);
    }

    [Test, Cnda("0.4-020")]
    public async Task Cnda_0_4_020_a_professional_lists_the_dossiers_fed_since_a_date_by_card_or_in_AIR()
    {
        var (fed, empty) = (await AdultAsync("sage-femme"), await AdultAsync("sage-femme"));
        await InAir().Dossiers.AuthorizeAsync(fed, Agreed);
        var document = await DepositAsync(As(Doctor), Sample(Doctor, fed));
        var since = document.SubmissionTime.AddMinutes(-1);

        Assert.That(await ListAsync(As("sage-femme"), since, DossierDate.LastDocument), Is.EqualTo(new[] { fed }));
        Assert.That(
            await ListAsync(InAir(), since, DossierDate.LastDocument), Does.Contain(fed).And.Not.Contain(empty));
    }

    [Test, Cnda("0.4-025")]
    public async Task Cnda_0_4_025_a_secretary_lists_the_dossiers_of_her_structure_fed_since_a_date()
    {
        var (fed, empty) = (await AdultAsync(Doctor), await AdultAsync(Doctor));
        var document = await DepositAsync(As(Doctor), Sample(Doctor, fed));

        var listed = await ListAsync(
            As(Secretary), document.SubmissionTime.AddMinutes(-1), DossierDate.LastDocument);

        Assert.That(listed, Does.Contain(fed).And.Not.Contain(empty));
    }

    [Test, Cnda("1.6-010")]
    public async Task Cnda_1_6_010_all_who_were_authorised_or_blocked_are_listed() =>
        Assert.That(
            await StatesAsync(AuthorizationFilter.All),
            Is.EquivalentTo(new[]
            {
                ("899700296140", AuthorizationStatus.Valide), ("899700500038", AuthorizationStatus.NonExiste),
                ("899700500020", AuthorizationStatus.Interdit),
            }));

    [Test, Cnda("1.6-020")]
    public async Task Cnda_1_6_020_those_who_may_read_are_listed() =>
        Assert.That(
            await StatesAsync(AuthorizationFilter.Active),
            Is.EquivalentTo(new[] { ("899700296140", AuthorizationStatus.Valide) }));

    [Test, Cnda("1.6-030")]
    public async Task Cnda_1_6_030_blocked_professionals_are_listed() =>
        Assert.That(
            await StatesAsync(AuthorizationFilter.Blocked),
            Is.EquivalentTo(new[] { ("899700500020", AuthorizationStatus.Interdit) }));

    [Test, Cnda("3.1-240")]
    public async Task Cnda_3_1_240_a_patient_who_opposes_regulation_centres_is_not_read_by_them()
    {
        var patient = await AdultAsync();
        await Service<OpposeAccess>().ToUrgenceAsync(await IdOfAsync(patient), isOpposed: true, CancellationToken.None);

        await DemandForbiddenAsync(SearchAsync(InRegulation(), patient), Reason.OppositionUrgence);
    }

    [Test, Cnda("3.1-250")]
    public async Task Cnda_3_1_250_a_patient_who_opposes_break_glass_is_not_read_by_it()
    {
        var patient = await AdultAsync();
        var broken = await As(Nurse).Session.OpenBrisDeGlaceAsync(patient, "Patient inconscient");
        await Service<OpposeAccess>().ToBrisDeGlaceAsync(await IdOfAsync(patient), isOpposed: true, CancellationToken.None);

        await DemandForbiddenAsync(
            As(Nurse).Session.OpenBrisDeGlaceAsync(patient, "Patient inconscient"), Reason.OppositionBrisDeGlace);
        await DemandForbiddenAsync(
            As(Nurse).Dmp.In(broken).FindAsync(patient).CountAsync().AsTask(), Reason.OppositionBrisDeGlace);
    }

    private static async Task DemandForbiddenAsync(Task call, Reason reason)
    {
        var refusal = await Refused.ByAsync(call);

        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That((refusal.Reason, NationalCode(refusal)), Is.EqualTo((reason, "DMPAccessForbidden")));
    }

    private static async Task<List<Ins>> ListAsync(
        MonEspaceSanteClient client, DateTimeOffset since, DossierDate date = DossierDate.LastAuthorization) =>
        await client.Dossiers.ListAsync(since, date).Select(listed => listed.Patient).ToListAsync();

    // A doctor may read, a nurse may no longer, an optician is blocked.
    private async Task<List<(string, AuthorizationStatus)>> StatesAsync(AuthorizationFilter filter)
    {
        var patient = await AdultAsync(Doctor, Nurse);
        await As(Nurse).Dossiers.WithdrawAsync(patient);
        await Service<BlockProfessional>().RunAsync(
            await IdOfAsync(patient), new() { PsIdNat = "899700500020" }, new(), isBlocked: true, CancellationToken.None);
        return await As(Doctor).Dossiers.ListAuthorizationsAsync(patient, filter)
            .Select(one => (one.Professional!.PsIdNat, one.Status)).ToListAsync();
    }
}
