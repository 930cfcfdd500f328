using MonEspaceSante.Dmp;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>What a software that passed before shows again: a whole round of each profile.</summary>
public sealed class NonRegressionTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("TNR-01")]
    public async Task Cnda_TNR_01_a_document_is_sent_replaced_and_deleted()
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient) with { Body = CdaSampleBody.Pdf };

        var first = await DepositAsync(As(Doctor), sample);
        await DemandHeldAsync(As(Nurse), sample);
        var next = Sample(Doctor, patient) with { Replaces = first.UniqueId };
        var second = await DepositAsync(As(Doctor), next);
        await DemandHeldAsync(As(Nurse), next);
        await As(Doctor).Dmp.DeleteAsync(patient, second.UniqueId);

        Assert.That(second.LogicalId, Is.EqualTo(first.LogicalId));
        Assert.That((await FindAsync(As(Nurse), patient, first.UniqueId))!.Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That(await FindAsync(As(Nurse), patient, second.UniqueId), Is.Null);
    }

    [Test, Cnda("TNR-02")]
    public async Task Cnda_TNR_02_structured_documents_are_sent_and_replaced()
    {
        var patient = await AdultAsync(Nurse);
        var summary = Sample(Doctor, patient) with { TypeCode = "60591-5", Title = "Synthèse médicale" };

        var first = await DepositAsync(As(Doctor), summary);
        await DemandHeldAsync(As(Nurse), summary);
        var next = summary with { UniqueId = UniqueId.New(), Replaces = first.UniqueId };
        await DepositAsync(As(Doctor), next);
        await DemandHeldAsync(As(Nurse), next);

        Assert.That(first.Metadata.Class.Value, Is.EqualTo("11"));
    }

    [Test, Cnda("TNR-03")]
    public async Task Cnda_TNR_03_a_dossier_is_opened_searched_read_masked_and_archived()
    {
        var patient = await AdultAsync();
        var sample = Sample(Doctor, patient);
        await DepositAsync(As(Doctor), sample);
        var reader = As(MedecinTraitant);

        var before = await reader.Dossiers.OpenAsync(patient);
        await reader.Dossiers.AuthorizeAsync(patient, Agreed, new AuthorizeOptions { AsMedecinTraitant = true });
        var after = await reader.Dossiers.OpenAsync(patient);
        await DemandHeldAsync(reader, sample);
        var masked = await reader.Dmp.SetVisibilityAsync(patient, sample.UniqueId, Masked);
        var archived = await reader.Dmp.ArchiveAsync(patient, sample.UniqueId);

        Assert.That(before.Transactions, Does.Not.Contain("TD3.1"));
        Assert.That(after.Transactions, Is.SupersetOf(new[] { "TD3.1", "TD3.2", "TD3.3a", "TD3.3d" }));
        Assert.That((masked.Visibility, archived.IsArchived), Is.EqualTo((Masked, true)));
        Assert.That(await SearchAsync(reader, patient), Is.Empty);
    }
}
