using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Where forgeries are shown: a sandbox with its cards, and a production server beside it.</summary>
internal sealed class ForgeryScene(SandboxServer sandbox, CardRack cards, TestTrust production, Uri productionUrl)
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirTest);

    public SandboxIssuer Issuer { get; } = new(sandbox);

    public SandboxServer Sandbox => sandbox;

    public CardRack Cards => cards;

    public ICarteCps Doctor => cards["medecin"];

    public TestTrust Production => production;

    /// <summary>A true and fresh statement of the doctor.</summary>
    public SessionAssertion Assertion() => RawClient.Assertion(Doctor);

    /// <summary>A connection with a certificate: whatever is called.</summary>
    public Task<IReadOnlyList<WireRefusal>> ConnectAsync(X509Certificate2? certificate) =>
        CallAllAsync(new RawClient(sandbox, certificate));

    public Task<IReadOnlyList<WireRefusal>> ConnectToProductionAsync(X509Certificate2? certificate) =>
        CallAllAsync(new RawClient(productionUrl, production.Roots, certificate));

    /// <summary>An assertion over the doctor's connection, or over that of another card.</summary>
    public async Task<IReadOnlyList<WireRefusal>> OpenAsync(OpenSessionRequest request, string card = "medecin")
    {
        using var client = new RawClient(sandbox, cards[card].AuthenticationCertificate);
        return [await Refused.OnTheWireAsync(client.Sessions.OpenSessionAsync(request).ResponseAsync)];
    }

    /// <summary>A token over the connection of whoever holds it: called with, renewed, closed.</summary>
    public async Task<IReadOnlyList<WireRefusal>> BearAsync(string token, X509Certificate2 certificate)
    {
        using var client = new RawClient(sandbox, certificate);
        client.Bear(token);
        return
        [
            await Refused.OnTheWireAsync(client.Sessions.GetSessionAsync(new(), client.Headers()).ResponseAsync),
            await Refused.OnTheWireAsync(client.Sessions.RenewSessionAsync(new(), client.Headers()).ResponseAsync),
            await Refused.OnTheWireAsync(client.Sessions.CloseSessionAsync(new(), client.Headers()).ResponseAsync),
        ];
    }

    /// <summary>The token of an open session of the doctor.</summary>
    public async Task<string> TokenAsync()
    {
        using var client = await RawClient.OpenAsync(sandbox, Doctor);
        return client.Token;
    }

    private async Task<IReadOnlyList<WireRefusal>> CallAllAsync(RawClient client)
    {
        using (client)
        {
            var check = new CheckDossierRequest
            {
                Patient = new() { Matricule = Patient.Matricule, Oid = Patient.Oid },
            };
            return
            [
                await Refused.OnTheWireAsync(client.OpenSessionAsync(Assertion(), Doctor)),
                await Refused.OnTheWireAsync(client.Health.CheckAsync(new()).ResponseAsync),
                await Refused.OnTheWireAsync(client.Dmp.CheckDossierAsync(check, new Metadata()).ResponseAsync),
            ];
        }
    }
}
