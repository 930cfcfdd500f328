using MonEspaceSante.Dmp;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Documents hidden from professionals and from the patient at once, where the national parameters allow both.</summary>
public sealed class MaskCumulationTests(Engine engine) : SubmissionFixture(engine)
{
    private readonly TemporaryFolder _folder = new();

    protected override SandboxOptions Options
    {
        get
        {
            var file = _folder.File("parametres.json");
            File.WriteAllText(
                file, """{ "parametres": { "cumul-invisible_patient-masque_ps": { "valeur": true } } }""");
            return new SandboxOptions { ParametersFile = file };
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Given_the_parameter_When_a_document_is_hidden_from_both_Then_taken()
    {
        var both = new Visibility(Professionals: false, Patient: false, LegalRepresentatives: true);

        var document = await DepositAsync(both);

        Assert.That(document.Visibility, Is.EqualTo(both));
    }
}
