using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using DossierStatus = MonEspaceSante.Protos.Dmp.V1.DossierStatus;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD0.5: a regulation centre searches a dossier without INS.</summary>
public sealed class SearchWithoutInsTests(Engine engine) : CndaFixture(engine)
{
    private const int Bearers = 21;

    [Test, Cnda("0.5-010")]
    public async Task Cnda_0_5_010_a_dossier_is_found_by_the_name()
    {
        var found = await FindAsync(new PatientSearch { Name = "PETRA" });

        Assert.That(found.Select(one => (one.Patient, one.MatchPercent)), Is.EqualTo(new[] { (Patients.Petra, 100) }));
    }

    [Test, Cnda("0.5-050")]
    public async Task Cnda_0_5_050_a_dossier_is_found_by_the_birth_date()
    {
        var found = await FindAsync(new PatientSearch { BirthDate = "1979-03-28" });

        Assert.That(found.Single().Patient, Is.EqualTo(PatTrois));
        Assert.That(found.Single().Traits.BirthName, Is.EqualTo("PAT-TROIS"));
    }

    [Test, Cnda("0.5-060")]
    public async Task Cnda_0_5_060_a_dossier_is_found_by_a_name_that_is_nearly_right_and_the_sex()
    {
        var exact = await FindAsync(new PatientSearch { Name = "PETTRA", Sex = "M" });
        var near = await FindAsync(new PatientSearch { Name = "PETTRA", Sex = "M", IsApproximate = true });
        var otherSex = await FindAsync(new PatientSearch { Name = "PETTRA", Sex = "F", IsApproximate = true });

        Assert.That(exact, Is.Empty);
        Assert.That(near.Select(one => one.Patient), Does.Contain(Patients.Petra));
        Assert.That(otherSex.Select(one => one.Patient), Does.Not.Contain(Patients.Petra));
    }

    [Test, Cnda("0.5-090")]
    public async Task Cnda_0_5_090_nobody_of_the_name_is_no_error() =>
        Assert.That(await FindAsync(new PatientSearch { Name = "INTROUVABLE" }), Is.Empty);

    [Test, Cnda("0.5-500")]
    public async Task Cnda_0_5_500_too_many_of_the_name_are_refused()
    {
        for (var i = 0; i < Bearers; i++) await GiveBearerAsync("FOULE", i);

        var refusal = await Refused.ByAsync(FindAsync(new PatientSearch { Name = "FOULE" }));
        var narrower = await FindAsync(new PatientSearch { Name = "FOULE", BirthDate = "1980-01-07" });

        Assert.That((refusal.Reason, NationalCode(refusal)), Is.EqualTo((Reason.TropDeResultats, "DMPTooManyResult")));
        Assert.That(narrower, Has.Count.EqualTo(1));
    }

    [Test, Cnda("0.5-510")]
    public async Task Cnda_0_5_510_a_dossier_of_no_account_is_not_found() =>
        Assert.That(await FindAsync(new PatientSearch { Name = "ESSAI-NONRATTACHE" }), Is.Empty);

    private Task<IReadOnlyList<PatientCandidate>> FindAsync(PatientSearch search) =>
        InRegulation().Dossiers.SearchAsync(search);

    private Task<Guid> GiveBearerAsync(string name, int number)
    {
        var digits = $"1800199900{number:D3}";
        var ins = Ins.Parse($"{digits}{97 - (long.Parse(digits, null) % 97):D2}", InsOid.NirTest);
        var traits = new Protos.Dmp.V1.Traits
        {
            BirthName = name, GivenNames = "ALIX", Sex = "M", BirthDate = $"1980-01-{number + 1:D2}",
        };
        return Service<DossierStore>().AddAsync(
            [ins],
            new StoredDossier(DossierStatus.Actif, traits, null, IsAttached: true, null, "", false, false, null),
            CancellationToken.None);
    }
}
