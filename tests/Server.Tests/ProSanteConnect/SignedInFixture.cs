using MonEspaceSante.Cps;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>A sandbox where professionals sign in with Pro Santé Connect at the clinic.</summary>
public abstract class SignedInFixture(Engine engine) : SandboxFixture(engine)
{
    protected const string Doctor = "899700296140";
    protected const string Nurse = "899700500038";
    protected const string Pharmacist = "899700500012";

    protected const string Clinic = "10B0099999";

    private protected ICarteCps Structure => Cartes["structure"];

    [OneTimeSetUp]
    public void HurryProfessionals() => Sandbox.ProSanteConnect.PollInterval = TimeSpan.Zero;

    private protected ProSanteConnectClient Issuer(string nationalId = Doctor, TimeProvider? clock = null) =>
        new(IssuerOptions(nationalId, clock));

    private protected ProSanteConnectOptions IssuerOptions(string nationalId = Doctor, TimeProvider? clock = null)
    {
        var options = Sandbox.ProSanteConnect.ClientOptions(Structure, nationalId);
        options.TimeProvider = clock ?? options.TimeProvider;
        return options;
    }

    private protected MonEspaceSanteClient Client(
        ProSanteConnectSession session, Activite? activity = null, TimeProvider? clock = null)
    {
        var options = Sandbox.ClientOptions(Structure);
        options.Professional = null;
        options.ProSanteConnect = session;
        options.Activite = activity;
        options.TimeProvider = clock ?? options.TimeProvider;
        return new MonEspaceSanteClient(options);
    }
}
