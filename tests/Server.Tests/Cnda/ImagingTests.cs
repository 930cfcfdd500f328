using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD2.1, TD3.1, TD3.2, TD3.3c: the reference of images (KOS), with its order and its report.</summary>
public sealed class ImagingTests(Engine engine) : CndaFixture(engine)
{
    private const string Order = "DEM-2026-77^1.2.250.1.999.1";
    private const string Accession = "ACC-2026-77^1.2.250.1.999.2";
    private const string Study = "1.2.250.1.999.3.77";

    [Test, Cnda("2.1-800")]
    public async Task Cnda_2_1_800_the_reference_of_images_is_sent_with_its_report()
    {
        var patient = await AdultAsync(Nurse);
        CdaSample[] samples = [Kos(patient), Report(patient)];

        foreach (var sample in samples) await DepositAsync(As(Doctor), sample);
        foreach (var sample in samples) await DemandHeldAsync(As(Nurse), sample);

        Assert.That(await AboutAsync(patient, Accession), Is.EquivalentTo(samples.Select(sample => sample.UniqueId)));
    }

    [Test, Cnda("2.1-810")]
    public async Task Cnda_2_1_810_the_reference_of_images_is_sent_after_the_order_and_with_the_report()
    {
        var patient = await AdultAsync(Nurse);
        CdaSample[] samples = [Request(patient), Kos(patient), Report(patient)];

        foreach (var sample in samples) await DepositAsync(As(Doctor), sample);
        foreach (var sample in samples) await DemandHeldAsync(As(Nurse), sample);

        Assert.That(await AboutAsync(patient, Order), Is.EquivalentTo(samples.Select(sample => sample.UniqueId)));
    }

    [Test, Cnda("2.1-820")]
    public async Task Cnda_2_1_820_the_reference_of_images_is_replaced()
    {
        var patient = await AdultAsync(Nurse);
        var first = await DepositAsync(As(Doctor), Kos(patient));

        var next = Kos(patient) with { Replaces = first.UniqueId };
        var second = await DepositAsync(As(Doctor), next);
        await DemandHeldAsync(As(Nurse), next);

        Assert.That(second.LogicalId, Is.EqualTo(first.LogicalId));
        Assert.That(await AboutAsync(patient, Accession), Is.EqualTo(new[] { second.UniqueId }));
    }

    [Test, Cnda("3.1-800")]
    public async Task Cnda_3_1_800_documents_are_found_by_one_whole_reference()
    {
        var patient = await AdultAsync(Nurse);
        var (kos, report) = (await DepositAsync(As(Doctor), Kos(patient)), await DepositAsync(As(Doctor), Report(patient)));
        await DepositAsync(As(Doctor), Sample(Doctor, patient));

        Assert.That(await AboutAsync(patient, Accession), Is.EquivalentTo(new[] { kos.UniqueId, report.UniqueId }));
        Assert.That(await AboutAsync(patient, Accession[..^1]), Is.Empty);
    }

    [Test, Cnda("3.1-810")]
    public async Task Cnda_3_1_810_documents_are_found_by_a_part_of_a_reference()
    {
        var patient = await AdultAsync(Nurse);
        var kos = await DepositAsync(As(Doctor), Kos(patient));
        await DepositAsync(As(Doctor), Sample(Doctor, patient));

        Assert.That(
            await SearchAsync(As(Nurse), patient, new() { ReferenceIdPart = "2026-77^1.2" }),
            Is.EqualTo(new[] { kos.UniqueId }));
        Assert.That(await SearchAsync(As(Nurse), patient, new() { ReferenceIdPart = "2026-78" }), Is.Empty);
    }

    [Test, Cnda("3.1-820")]
    public async Task Cnda_3_1_820_documents_are_found_by_a_reference_and_other_criteria()
    {
        var patient = await AdultAsync(Nurse);
        var (kos, report) = (Kos(patient), Report(patient));
        foreach (var sample in (CdaSample[])[kos, report]) await DepositAsync(As(Doctor), sample);

        var criteria = new DocumentCriteria
        {
            ReferenceIds = [Accession], Types = ["18748-4"], EventFrom = report.EffectiveTime,
        };

        Assert.That(await SearchAsync(As(Nurse), patient, criteria), Is.EqualTo(new[] { report.UniqueId }));
        Assert.That(
            await SearchAsync(As(Nurse), patient, criteria with { EventFrom = report.EffectiveTime.AddDays(1) }), Is.Empty);
    }

    [Test, Cnda("3.2-800")]
    public async Task Cnda_3_2_800_the_reference_of_images_is_read_and_leads_to_the_study()
    {
        var patient = await AdultAsync(Nurse);
        var kos = Kos(patient);
        await DepositAsync(As(Doctor), kos);

        var found = await As(Nurse).Dmp.FindAsync(patient, new() { Types = ["IMG-KOS"] }).SingleAsync();

        Assert.That(found.Metadata.ReferenceIds, Is.SupersetOf(new[] { Order, Accession }));
        Assert.That(found.Metadata.ReferenceIds, Has.Some.Contains(Study));
        await DemandHeldAsync(As(Nurse), kos);
    }

    [Test, Cnda("3.3-800")]
    public async Task Cnda_3_3_800_the_reference_of_images_is_deleted_by_its_author_alone()
    {
        var patient = await AdultAsync(Nurse);
        var kos = await DepositAsync(As(Doctor), Kos(patient));

        var stranger = await ReasonAsync(As(Nurse).Dmp.DeleteAsync(patient, kos.UniqueId));
        await As(Doctor).Dmp.DeleteAsync(patient, kos.UniqueId);

        Assert.That(stranger, Is.EqualTo(Reason.ModificationInterdite));
        Assert.That(await AboutAsync(patient, Accession), Is.Empty);
    }

    private CdaSample Kos(Ins patient) => Sample(Doctor, patient).AsImagingReference(Order, Accession, Study);

    private CdaSample Report(Ins patient) => Kos(patient) with
    {
        TypeCode = "18748-4", Title = "Compte rendu d'imagerie médicale",
    };

    private CdaSample Request(Ins patient) => Sample(Doctor, patient) with
    {
        TypeCode = "55115-0", Title = "Demande d'actes d'imagerie", Orders = [Order],
    };

    private Task<List<string>> AboutAsync(Ins patient, string reference) =>
        SearchAsync(As(Nurse), patient, new() { ReferenceIds = [reference] });
}
