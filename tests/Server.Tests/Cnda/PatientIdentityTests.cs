using MonEspaceSante.Identity;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD0.1: where the identity of the patient comes from.</summary>
public sealed class PatientIdentityTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("0.1-060")]
    public async Task Cnda_0_1_060_an_identity_of_INSi_opens_the_dossier()
    {
        var told = IdentitePatient.Provisoire(TraitsIdentite.Parse("Pat-Trois", "Dominique", "F", "1979-03-28"));

        var answer = await As(Doctor).Ins.SearchAsync(told.Traits);
        var qualified = told.Recuperer(answer.Identity!).Valider();

        await DemandContextAsync(qualified);
    }

    [Test, Cnda("0.1-070")]
    public async Task Cnda_0_1_070_an_identity_of_the_application_carte_Vitale_opens_the_dossier()
    {
        var answer = await As(Pharmacist).Ins.SearchByApCvAsync("APCV-ESSAI-0001");

        // The application proves who shows it: its holder alone unlocks it.
        await DemandContextAsync(IdentitePatient.Provisoire(answer.Identity!.Traits).Recuperer(answer.Identity).Valider());
    }

    private async Task DemandContextAsync(IdentitePatient patient)
    {
        var context = await As(Doctor).Dossiers.OpenAsync(patient.DemandShareable());

        Assert.That(patient.Statut, Is.EqualTo(StatutIdentite.Qualifiee));
        Assert.That(context.Dossier.Patient, Is.EqualTo(PatTrois));
        Assert.That(context.DivergingTraits, Is.Empty);
    }
}
