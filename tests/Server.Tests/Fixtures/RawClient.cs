using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Signing;
using Contract = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A client of the bare contract over mutual TLS: it sends whatever it is told to.</summary>
internal sealed class RawClient : IDisposable
{
    public const string SmartCard = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";
    public const string Password = "urn:oasis:names:tc:SAML:2.0:ac:classes:Password";
    public const string Air = "CONF_EXI_PGSSIS";

    private readonly GrpcChannel _channel;
    private string? _token;

    /// <summary>A client that shows a certificate, or none.</summary>
    public RawClient(SandboxServer sandbox, X509Certificate2? certificate)
        : this(sandbox.Url, sandbox.TrustedRoots, certificate)
    {
    }

    /// <summary>A client of any server, which shows a certificate or none.</summary>
    public RawClient(Uri server, X509Certificate2Collection roots, X509Certificate2? certificate)
    {
        _channel = GrpcChannel.ForAddress(server, new GrpcChannelOptions
        {
            HttpHandler = Handler(roots, certificate),
            DisposeHttpClient = true,
        });
        Sessions = new SessionService.SessionServiceClient(_channel);
        Dmp = new DmpService.DmpServiceClient(_channel);
        Identities = new InsService.InsServiceClient(_channel);
        Comptes = new CompteService.CompteServiceClient(_channel);
        Operateur = new OperateurService.OperateurServiceClient(_channel);
        Catalogue = new CatalogueService.CatalogueServiceClient(_channel);
        Referencement = new ReferencementService.ReferencementServiceClient(_channel);
        Applications = new ApplicationService.ApplicationServiceClient(_channel);
        Messagerie = new MessagerieService.MessagerieServiceClient(_channel);
        MessageriePatient = new MessageriePatientService.MessageriePatientServiceClient(_channel);
        Agenda = new AgendaService.AgendaServiceClient(_channel);
        OwnAgenda = new AgendaPatientService.AgendaPatientServiceClient(_channel);
        Health = new Protos.Health.V1.Health.HealthClient(_channel);
    }

    public SessionService.SessionServiceClient Sessions { get; }

    public DmpService.DmpServiceClient Dmp { get; }

    public InsService.InsServiceClient Identities { get; }

    public CompteService.CompteServiceClient Comptes { get; }

    public OperateurService.OperateurServiceClient Operateur { get; }

    public CatalogueService.CatalogueServiceClient Catalogue { get; }

    public ReferencementService.ReferencementServiceClient Referencement { get; }

    public ApplicationService.ApplicationServiceClient Applications { get; }

    public MessagerieService.MessagerieServiceClient Messagerie { get; }

    public MessageriePatientService.MessageriePatientServiceClient MessageriePatient { get; }

    public AgendaService.AgendaServiceClient Agenda { get; }

    public AgendaPatientService.AgendaPatientServiceClient OwnAgenda { get; }

    public Protos.Health.V1.Health.HealthClient Health { get; }

    /// <summary>A client in a session of the card's holder.</summary>
    public static async Task<RawClient> OpenAsync(SandboxServer sandbox, ICarteCps card, TimeProvider? time = null)
    {
        var client = new RawClient(sandbox, card.AuthenticationCertificate);
        client.Bear((await client.OpenSessionAsync(Assertion(card, time), card)).Token);
        return client;
    }

    /// <summary>What a card's software states of itself, true and fresh.</summary>
    public static SessionAssertion Assertion(ICarteCps card, TimeProvider? time = null) => new()
    {
        AssertionId = Guid.NewGuid().ToString("D"),
        IssueTime = (time ?? TimeProvider.System).GetUtcNow().ToTimestamp(),
        AuthenticationTime = (time ?? TimeProvider.System).GetUtcNow().AddHours(-1).ToTimestamp(),
        AuthenticationContext = card.Porteur.Type == TypeCarte.Organisation ? Password : SmartCard,
        Professional = Wire(card.Porteur.Professional ?? SandboxServer.Responsable),
        Structure = new Structure { StructIdNat = SandboxServer.ActiviteOf(card).Structure.StructIdNat },
        Sector = SandboxServer.ActiviteOf(card).Sector,
        Software = new Protos.Session.V1.Software { Name = "Essais", Version = "1" },
        AuthenticationMode = card.Porteur.Type == TypeCarte.Organisation
            ? AuthenticationMode.Indirecte
            : AuthenticationMode.Directe,
    };

    public static OpenSessionRequest Signed(SessionAssertion assertion, ICarteCps signer)
    {
        var bytes = assertion.ToByteArray();
        return new OpenSessionRequest
        {
            Assertion = ByteString.CopyFrom(bytes),
            Signature = ByteString.CopyFrom(
                CadesSignature.SignDetached(bytes, signer, TimeProvider.System.GetUtcNow())),
        };
    }

    public async Task<Contract.Session> OpenSessionAsync(SessionAssertion assertion, ICarteCps signer) =>
        await Sessions.OpenSessionAsync(Signed(assertion, signer));

    /// <summary>Carries a token, whatever it is, in all calls that follow. Null carries none.</summary>
    public void Bear(string? token) => _token = token;

    public string Token => _token!;

    public Metadata Headers() => _token is null ? [] : new Metadata { { "authorization", $"Bearer {_token}" } };

    /// <summary>Sends messages as they are until the server has had enough, and returns its answer.</summary>
    public async Task<Submission> SubmitAsync(IEnumerable<SubmitDocumentsRequest> messages)
    {
        using var call = Dmp.SubmitDocuments(Headers());
        try
        {
            foreach (var message in messages) await call.RequestStream.WriteAsync(message);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException)
        {
            // The server has answered before the end: the answer tells why, the failed write does not.
            return await call.ResponseAsync;
        }

        return await call.ResponseAsync;
    }

    public void Dispose() => _channel.Dispose();

    private static Professional Wire(MonEspaceSante.Identity.Professional professional) => new()
    {
        PsIdNat = professional.PsIdNat,
        Profession = professional.Profession,
        Name = new PersonName { Family = professional.Name.Family, Given = professional.Name.Given },
    };

    public static SocketsHttpHandler Handler(X509Certificate2Collection roots, X509Certificate2? certificate) => new()
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = certificate is null
                ? null
                : SslStreamCertificateContext.Create(certificate, null, offline: true),
            CertificateChainPolicy = Trust(roots),
        },
    };

    private static X509ChainPolicy Trust(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
