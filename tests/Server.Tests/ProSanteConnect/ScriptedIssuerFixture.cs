using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>The clock is moved, and the script of the issuer changed: one test at a time.</summary>
public abstract class ScriptedIssuerFixture(Engine engine) : SignedInFixture(engine)
{
    private protected SettableClock Clock { get; } = new();

    protected override SandboxOptions Options => new() { TimeProvider = Clock };

    [TearDown]
    public void ForgetTheScript()
    {
        Sandbox.ProSanteConnect.Phone = PhoneAnswer.Confirm;
        Sandbox.ProSanteConnect.PhonePause = TimeSpan.Zero;
        Sandbox.ProSanteConnect.Outage = IssuerOutage.None;
    }
}
