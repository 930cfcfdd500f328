using Microsoft.Extensions.Logging.Abstractions;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Rights;

/// <summary>What the operator's parameters say of minors.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MinorPatientTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Given_functions_for_minors_closed_When_a_secret_connection_is_asked_for_Then_refused() =>
        Assert.That(
            () => With("fonctions-gestion-mineurs", "false").DemandSecretConnection(Aged(10)),
            Throws.TypeOf<ContractViolationException>()
                .With.Property(nameof(MonEspaceSanteException.Reason)).EqualTo(Reason.NonPrisEnCharge));

    [Test]
    public void Given_another_age_of_majority_When_a_secret_connection_is_asked_for_Then_it_decides()
    {
        var minor = With("age-majorite", "21");

        Assert.Multiple(() =>
        {
            Assert.That(() => minor.DemandSecretConnection(Aged(20)), Throws.Nothing);
            Assert.That(
                () => minor.DemandSecretConnection(Aged(21)),
                Throws.TypeOf<InsRefusedException>()
                    .With.Property(nameof(MonEspaceSanteException.Reason)).EqualTo(Reason.PatientMajeur));
        });
    }

    private static StoredDossier Aged(int years) => new(
        DossierStatus.Actif,
        new Traits { BirthDate = GivenPatients.BirthDate(years) },
        null,
        IsAttached: true,
        null,
        "",
        OpposesBrisDeGlace: false,
        OpposesUrgence: false,
        null);

    private MinorPatient With(string key, string value)
    {
        var path = _folder.File("parametres.json");
        File.WriteAllText(
            path, $$$"""{ "parametres": { "{{{key}}}": { "valeur": {{{value}}}, "source": "essai" } } }""");
        var parameters = new ParametersFile(
            new ServerOptions { DataFolder = "", ParametersFile = path },
            TimeProvider.System,
            NullLogger<ParametersFile>.Instance);
        return new MinorPatient(parameters, TimeProvider.System);
    }
}
