using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>A sandbox, its operator, persons who are signed in, and the applications that they let in.</summary>
public abstract class CatalogueFixture(Engine engine) : SandboxFixture(engine)
{
    private protected const string Publisher = "application";
    private protected const string OtherPublisher = "application-mesures";

    private protected const string Consent = "J'autorise cette application à échanger ces données avec mon espace.";

    private readonly List<IDisposable> _opened = [];
    private static int _last;

    private protected static GrantScope[] AllScopes { get; } =
        [.. Enum.GetValues<GrantScope>().Where(scope => scope != GrantScope.Unspecified)];

    private protected RawClient Operator { get; private set; } = null!;

    private protected GivenComptes Comptes { get; private set; } = null!;

    protected override bool CardsAreAuthorized => false;

    protected virtual TimeProvider Clock => TimeProvider.System;

    protected override SandboxOptions Options => new() { TimeProvider = Clock };

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        Comptes = new GivenComptes(Sandbox);
        Operator = await RawClient.OpenAsync(Sandbox, Cartes["operateur"], Clock);
    }

    [OneTimeTearDown]
    public void Close()
    {
        Operator?.Dispose();
        _opened.ForEach(opened => opened.Dispose());
    }

    private protected T Keep<T>(T opened)
        where T : IDisposable
    {
        lock (_opened) _opened.Add(opened);
        return opened;
    }

    private protected T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();

    private protected async Task<SignedInPerson> PersonAsync() => Keep(await Comptes.AdultAsync());

    /// <summary>An application that meets everything and asks for everything.</summary>
    private protected static Application Told(string? id = null, string version = "1.0.0")
    {
        var application = new Application
        {
            ApplicationId = id ?? $"essai-{Interlocked.Increment(ref _last)}",
            Version = version,
            Name = "Application d'essai",
            Publisher = "EDITEUR DES ESSAIS",
            Description = "Pour les essais.",
            StructIdNat = "10B0047047",
            Scopes = { AllScopes },
            Purposes = { GrantPurpose.Prevention, GrantPurpose.Suivi },
        };
        foreach (var family in Enum.GetValues<CriterionFamily>().Where(family => family != CriterionFamily.Unspecified))
            application.Criteria.Add(new Criterion { Family = family, Code = $"{family}-1", Met = true });
        return application;
    }

    private protected async Task<Application> ReferenceAsync(Application application) =>
        await Operator.Referencement.ReferenceApplicationAsync(
            new ReferenceApplicationRequest { RequestId = NewId(), Application = application }, Operator.Headers());

    private protected async Task<string> ReferenceAsync() => (await ReferenceAsync(Told())).ApplicationId;

    private protected async Task<Application> SetStatusAsync(string id, ApplicationStatus status) =>
        await Operator.Referencement.SetApplicationStatusAsync(
            new SetApplicationStatusRequest
            {
                RequestId = NewId(),
                ApplicationId = id,
                Status = status,
                Reason = status == ApplicationStatus.Referencee ? "" : "Contrôle en cours.",
            },
            Operator.Headers());

    private protected static GrantAccessRequest Choice(SignedInPerson person, string id, params GrantScope[] scopes) => new()
    {
        RequestId = NewId(),
        Patient = person.Wire,
        ApplicationId = id,
        Scopes = { scopes.Length == 0 ? AllScopes : scopes },
        Purposes = { GrantPurpose.Suivi },
        ConsentText = Consent,
    };

    private protected static async Task<GrantAccessResponse> GrantAsync(
        SignedInPerson person, string id, params GrantScope[] scopes) =>
        await person.Client.Catalogue.GrantAccessAsync(Choice(person, id, scopes), person.Client.Headers());

    private protected static async Task<Grant> RevokeAsync(SignedInPerson person, string grantId) =>
        await person.Client.Catalogue.RevokeAccessAsync(
            new RevokeAccessRequest { RequestId = NewId(), Patient = person.Wire, GrantId = grantId },
            person.Client.Headers());

    /// <summary>Somebody with the organisation certificate of a publisher, and no token.</summary>
    private protected RawClient Connect(string publisher = Publisher) =>
        Keep(new RawClient(Sandbox, Cartes[publisher].AuthenticationCertificate));

    /// <summary>An application that a person let in, with its token.</summary>
    private protected async Task<PairedApplication> LetInAsync(
        SignedInPerson person, string? id = null, params GrantScope[] scopes)
    {
        id ??= await ReferenceAsync();
        var granted = await GrantAsync(person, id, scopes);
        var client = Connect();
        var paired = await client.Applications.PairApplicationAsync(
            new PairApplicationRequest { ApplicationId = id, PairingCode = granted.PairingCode });
        var application = new PairedApplication(id, granted, paired, client);
        await application.OpenAsync();
        return application;
    }

    private protected static async Task<string> ReasonAsync(Task call) => (await Refused.OnTheWireAsync(call)).Reason;

    private protected static string NewId() => Guid.NewGuid().ToString("D");
}
