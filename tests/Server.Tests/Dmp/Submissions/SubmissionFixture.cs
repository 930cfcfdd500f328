using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Dmp.Documents;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Documents on their way into one dossier.</summary>
public abstract class SubmissionFixture(Engine engine) : DocumentFixture(engine)
{
    private protected static readonly XNamespace Hl7 = "urn:hl7-org:v3";

    private static int _days;

    private protected static Structure ClinicItself { get; } = new("10B0099999", "CLINIQUE DES ESSAIS");

    private protected GivenPatients GivenPatients => new(Sandbox);

    private protected GivenDocuments GivenDocuments => new(Sandbox);

    /// <summary>A document that someone may send: the holder of a card writes it, or a professional for the structure.</summary>
    private protected CdaSample By(string sender) => sender switch
    {
        Clinic => Consultation.By(SandboxServer.Responsable, ClinicItself, Patient),
        Secretary => Sample(Author),
        _ => Sample(sender),
    };

    /// <summary>A vaccination of a day that no other test takes.</summary>
    private protected static VaccinationSample Vaccination() =>
        new() { Date = new DateOnly(2020, 1, 1).AddDays(Interlocked.Increment(ref _days)) };

    private protected CdaSample Note(VaccinationSample vaccination, string author = Author) =>
        Sample(author).AsVaccinationNote(vaccination);

    private protected static async Task<Submission> SubmitAsync(
        DmpClient client, IReadOnlyList<CdaSample> samples, Visibility? visibility = null, SubmitOptions? options = null) =>
        await client.SubmitAsync(samples[0].Patient, await ToSubmitAsync(samples, visibility), options);

    private protected static async Task<DocumentToSubmit[]> ToSubmitAsync(
        IReadOnlyList<CdaSample> samples, Visibility? visibility = null)
    {
        var documents = new List<DocumentToSubmit>();
        foreach (var sample in samples)
            documents.Add(new DocumentToSubmit(await sample.ToStreamAsync(), visibility ?? Everyone));
        return [.. documents];
    }

    private protected async Task DemandAbsentAsync(params IEnumerable<CdaSample> samples) =>
        await Store.DemandNothingOfAsync(Guid.Empty, samples.Select(sample => sample.UniqueId));
}
