using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD3.1: searches by every criterion, in every mode.</summary>
public sealed class SearchTests(Engine engine) : CndaFixture(engine)
{
    private const string Report = "11488-4";
    private const string Prescription = "57828-6";
    private const string Summary = "60591-5";

    private static readonly DateTimeOffset March = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(1));

    [Test, Cnda("3.1-005")]
    public async Task Cnda_3_1_005_without_criteria_all_that_is_current_is_found_latest_first()
    {
        var (patient, ids) = await ThreeAsync();

        Assert.That(await SearchAsync(As(MedecinTraitant), patient), Is.EqualTo(ids.Reverse()));
    }

    [Test, Cnda("3.1-010")]
    public async Task Cnda_3_1_010_a_dossier_that_opens_allows_one_automatic_search_and_none_after_feeding()
    {
        var (patient, ids) = await ThreeAsync();
        var automatic = new DocumentCriteria { IsAutomatic = true };
        var unopened = await ReasonAsync(SearchAsync(As(MedecinTraitant), patient, automatic));

        await As(MedecinTraitant).Dossiers.OpenAsync(patient);
        var once = await SearchAsync(As(MedecinTraitant), patient, automatic);
        var twice = await ReasonAsync(SearchAsync(As(MedecinTraitant), patient, automatic));
        await As(MedecinTraitant).Dossiers.OpenAsync(patient);
        await DepositAsync(As(MedecinTraitant), Sample(MedecinTraitant, patient));
        var fed = await ReasonAsync(SearchAsync(As(MedecinTraitant), patient, automatic));

        Assert.That(once, Is.EqualTo(ids.Reverse()));
        Assert.That(new[] { unopened, twice, fed }, Is.All.EqualTo(Reason.RechercheAutomatiqueRefusee));
    }

    [Test, Cnda("3.1-040")]
    public async Task Cnda_3_1_040_archived_documents_are_found_if_asked_for()
    {
        var (patient, ids) = await ThreeAsync();
        await As(MedecinTraitant).Dmp.ArchiveAsync(patient, ids[1]);

        Assert.That(
            await SearchAsync(As(MedecinTraitant), patient, new() { Archived = Inclusion.Only }),
            Is.EqualTo(new[] { ids[1] }));
        Assert.That(await SearchAsync(As(MedecinTraitant), patient), Is.EqualTo(new[] { ids[2], ids[0] }));
    }

    [Test, Cnda("3.1-050")]
    public async Task Cnda_3_1_050_old_versions_are_found_if_asked_for()
    {
        var (patient, ids) = await ThreeAsync();
        var next = await DepositAsync(As(Doctor), Sample(Doctor, patient) with { Replaces = ids[0] });

        Assert.That(
            await SearchAsync(As(MedecinTraitant), patient, new() { OldVersions = Inclusion.Only }),
            Is.EqualTo(new[] { ids[0] }));
        Assert.That(
            await SearchAsync(As(MedecinTraitant), patient), Is.EqualTo(new[] { next.UniqueId, ids[2], ids[1] }));
    }

    [Test, Cnda("3.1-090")]
    public Task Cnda_3_1_090_documents_are_found_by_one_type() => DemandFoundAsync(new() { Types = [Prescription] }, 1);

    [Test, Cnda("3.1-100")]
    public Task Cnda_3_1_100_documents_are_found_by_one_of_several_types() =>
        DemandFoundAsync(new() { Types = [Prescription, Summary] }, 2, 1);

    [Test, Cnda("3.1-110")]
    public Task Cnda_3_1_110_documents_are_found_by_an_act_after_a_date() =>
        DemandFoundAsync(new() { EventFrom = March.AddDays(1) }, 2, 1);

    [Test, Cnda("3.1-120")]
    public Task Cnda_3_1_120_documents_are_found_by_an_act_before_a_date() =>
        DemandFoundAsync(new() { EventBefore = March.AddDays(1) }, 0);

    [Test, Cnda("3.1-130")]
    public Task Cnda_3_1_130_documents_are_found_by_an_act_between_two_dates() =>
        DemandFoundAsync(new() { EventFrom = March, EventBefore = March.AddDays(2) }, 1, 0);

    [Test, Cnda("3.1-140")]
    public Task Cnda_3_1_140_documents_are_found_by_type_and_by_an_act_between_two_dates() =>
        DemandFoundAsync(
            new() { Types = [Report, Summary], EventFrom = March, EventBefore = March.AddDays(2) }, 0);

    [Test, Cnda("3.1-150")]
    public async Task Cnda_3_1_150_documents_are_found_once_the_glass_is_broken()
    {
        var (patient, ids) = await ThreeAsync();
        var without = await ReasonAsync(SearchAsync(As(Pharmacist), patient));

        var context = await As(Pharmacist).Session.OpenBrisDeGlaceAsync(patient, "Allergie à vérifier d'urgence");
        var found = await As(Pharmacist).Dmp.In(context).FindAsync(patient).Select(one => one.UniqueId).ToListAsync();

        Assert.That(without, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(found, Is.EqualTo(ids.Reverse()));
    }

    [Test, Cnda("3.1-399")]
    public async Task Cnda_3_1_399_documents_are_found_by_the_date_they_were_sent()
    {
        var (patient, ids) = await ThreeAsync();
        var sent = (await FindAsync(As(MedecinTraitant), patient, ids[1]))!.SubmissionTime;

        Assert.That(
            await SearchAsync(
                As(MedecinTraitant), patient, new() { SubmittedFrom = sent, SubmittedBefore = sent.AddTicks(10) }),
            Is.EqualTo(new[] { ids[1] }));
    }

    [Test, Cnda("3.1-400")]
    public async Task Cnda_3_1_400_documents_are_found_that_came_since_the_last_visit()
    {
        var (patient, _) = await ThreeAsync();
        await As(MedecinTraitant).Dossiers.OpenAsync(patient);
        var newer = await DepositAsync(As(Doctor), Sample(Doctor, patient));

        var visit = (await As(MedecinTraitant).Dossiers.OpenAsync(patient)).PreviousVisitTime;

        Assert.That(
            await SearchAsync(As(MedecinTraitant), patient, new() { SubmittedFrom = visit }),
            Is.EqualTo(new[] { newer.UniqueId }));
    }

    [Test, Cnda("3.1-500")]
    public async Task Cnda_3_1_500_documents_are_found_in_AIR()
    {
        var (patient, ids) = await ThreeAsync();
        var without = await ReasonAsync(SearchAsync(InAir(), patient));

        await InAir().Dossiers.AuthorizeAsync(patient, Agreed);

        Assert.That(without, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(await SearchAsync(InAir(), patient), Is.EqualTo(ids.Reverse()));
    }

    [Test, Cnda("3.1-900")]
    public async Task Cnda_3_1_900_a_software_learns_what_became_of_its_local_copies()
    {
        var (patient, ids) = await ThreeAsync();
        await As(MedecinTraitant).Dmp.ArchiveAsync(patient, ids[0]);
        await DepositAsync(As(Doctor), Sample(Doctor, patient) with { Replaces = ids[1] });
        await As(Doctor).Dmp.DeleteAsync(patient, ids[2]);
        var dmp = As(MedecinTraitant).Dmp;

        var archived = await dmp.GetReferenceAsync(patient, ids[0]);
        var replaced = await dmp.GetReferenceAsync(patient, ids[1]);
        var deleted = await ReasonAsync(dmp.GetReferenceAsync(patient, ids[2]));

        Assert.That((archived.Status, archived.IsArchived), Is.EqualTo((DocumentStatus.Approved, true)));
        Assert.That((replaced.Status, replaced.IsArchived), Is.EqualTo((DocumentStatus.Deprecated, false)));
        Assert.That(deleted, Is.EqualTo(Reason.DocumentIntrouvable));
    }

    // The ranks of the documents expected, latest first.
    private async Task DemandFoundAsync(DocumentCriteria criteria, params int[] ranks)
    {
        var (patient, ids) = await ThreeAsync();

        Assert.That(
            await SearchAsync(As(MedecinTraitant), patient, criteria), Is.EqualTo(ranks.Select(rank => ids[rank])));
    }

    // A report of March 10, a prescription of the day after, a summary of the third day.
    private async Task<(Ins Patient, string[] UniqueIds)> ThreeAsync()
    {
        var patient = await AdultAsync(MedecinTraitant);
        string[] types = [Report, Prescription, Summary];
        CdaSample[] samples =
        [
            .. types.Select((type, day) =>
                Sample(Doctor, patient) with { TypeCode = type, EffectiveTime = March.AddDays(day) }),
        ];
        foreach (var sample in samples) await DepositAsync(As(Doctor), sample);
        return (patient, [.. samples.Select(sample => sample.UniqueId)]);
    }
}
