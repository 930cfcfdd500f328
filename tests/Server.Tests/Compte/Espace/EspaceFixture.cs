using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;
using Contract = MonEspaceSante.Protos.Dmp.V1;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Server.Tests.Compte.Espace;

/// <summary>A person, a parent and the minor whom the parent represents, each signed in before the tests begin, and the
/// professionals whom they let read.</summary>
public abstract class EspaceFixture(Engine engine) : CompteFixture(engine)
{
    private static readonly CarteDefinition Voisin = new(
        "Médecin", "899700500145", "VOISIN", "ALEX", new Activite(new Structure("499700500145001", "CABINET VOISIN"), "SA07"));

    private readonly List<MonEspaceSanteClient> _professionals = [];
    private readonly SemaphoreSlim _signingIn = new(1);

    private protected Assured Person { get; private set; } = null!;

    private protected RawClient Own { get; private set; } = null!;

    private protected Assured Minor { get; private set; } = null!;

    private protected Assured ParentOf { get; private set; } = null!;

    private protected RawClient Parent { get; private set; } = null!;

    private protected MonEspaceSanteClient Doctor { get; private set; } = null!;

    private protected MonEspaceSanteClient Other { get; private set; } = null!;

    private protected GivenPatients Decisions => new(Sandbox);

    private protected GivenDocuments Documents => new(Sandbox);

    private protected ICarteCps DoctorCard => Cartes["medecin"];

    private protected ICarteCps OtherCard => Cartes.Of(Voisin);

    [OneTimeSetUp]
    public async Task ReceiveAsync()
    {
        (Person, Own, _) = await ActiveAsync();
        (ParentOf, Parent, _) = await ActiveAsync();
        Minor = await RegisterAsync(Named(
            Assured.Born(Clock.GetUtcNow().AddYears(-14).ToString("yyyy-MM-dd", null))) with { Representatives = [ParentOf] });
        await Parent.Comptes.ActivateMineurAsync(
            new ActivateMineurRequest
            {
                RequestId = NewId(),
                Patient = Minor.Wire,
                Code = await IssueAsync(Minor),
                Vitale = Minor.Vitale,
            },
            Parent.Headers());
        (Doctor, Other) = (Client(DoctorCard), Client(OtherCard));
        foreach (var patient in new[] { Person, Minor })
        {
            await Decisions.DecideAsync(patient.Ins, DoctorCard, AuthorizationStatus.Valide);
            await Decisions.DecideAsync(patient.Ins, OtherCard, AuthorizationStatus.Valide);
        }
    }

    [OneTimeTearDown]
    public async Task CloseProfessionalsAsync()
    {
        foreach (var client in _professionals) await client.DisposeAsync();
        _signingIn.Dispose();
    }

    /// <summary>A person of a test's own. One signs in at a time: the clock moves for it, and with it the second factor of
    /// whoever signs in.</summary>
    private protected async Task<(Assured Person, RawClient Client)> SomebodyAsync()
    {
        await _signingIn.WaitAsync();
        try
        {
            var (person, client, _) = await ActiveAsync();
            return (person, client);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private protected MonEspaceSanteClient Client(ICarteCps card)
    {
        var options = Sandbox.ClientOptions(card);
        options.TimeProvider = Clock;
        var client = new MonEspaceSanteClient(options);
        lock (_professionals) _professionals.Add(client);
        return client;
    }

    private protected CdaSample Report(Assured patient) => Consultation.By(DoctorCard, patient.Ins);

    /// <summary>What the doctor sends to a dossier.</summary>
    private protected async Task<string> FedAsync(Assured patient, Visibility visibility, string? replaces = null)
    {
        await using var cda = await (Report(patient) with { Replaces = replaces }).ToStreamAsync();
        return (await Doctor.Dmp.SubmitAsync(patient.Ins, cda, visibility)).Documents[0].UniqueId;
    }

    private protected Task<string> FedAsync(Assured patient) => FedAsync(patient, Visibility.Everyone);

    /// <summary>What the patient brought before the test.</summary>
    private protected async Task<string> BroughtAsync(Assured patient)
    {
        var sample = GivenDocuments.ByPatient(patient.Ins, "DOCPAT02");
        await Documents.BroughtByPatientAsync(sample);
        return sample.UniqueId;
    }

    private protected static async Task<bool> FindsAsync(MonEspaceSanteClient professional, Assured patient, string uniqueId) =>
        await professional.Dmp.FindAsync(patient.Ins).AnyAsync(found => found.UniqueId == uniqueId);

    private protected static async Task<List<Contract.Document>> ListedAsync(RawClient reader, Assured patient)
    {
        var documents = new List<Contract.Document>();
        var request = new ListDocumentsRequest { Patient = patient.Wire };
        do
        {
            var page = await reader.Comptes.ListDocumentsAsync(request, reader.Headers());
            documents.AddRange(page.Documents);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return documents;
    }

    private protected static async Task<List<Contract.AccessTrace>> TracesAsync(RawClient reader, Assured patient) =>
        [.. (await reader.Comptes.ListTracesAsync(
            new ListTracesRequest { Patient = patient.Wire, PageSize = 200 }, reader.Headers())).Traces];

    private protected static async Task<ListNotificationsResponse> ToldAsync(RawClient reader, Assured patient) =>
        await reader.Comptes.ListNotificationsAsync(
            new ListNotificationsRequest { Patient = patient.Wire, PageSize = 200 }, reader.Headers());

    /// <summary>How a call ended: the reason it was refused for, or OK.</summary>
    private protected static async Task<string> OutcomeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "OK";
        }
        catch (Grpc.Core.RpcException failure)
        {
            return WireRefusal.Read(failure).Reason;
        }
    }
}
