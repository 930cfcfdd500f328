using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Sandbox;

/// <summary>What a vendor's test does as a patient of the sandbox.</summary>
public sealed class PatientSignInTests
{
    [Test]
    public async Task Given_a_patient_of_the_sandbox_When_signed_in_Then_the_account_is_told()
    {
        var patient = Ins.Parse("279035121518989", InsOid.NirTest);
        await using var sandbox = await SandboxServer.StartAsync();
        using var client = new PersonneClient(sandbox.PersonneOptions());

        await sandbox.SignInAsync(client, patient);

        var comptes = await client.Compte.ListAsync();
        Assert.That(comptes.Select(compte => compte.Patient), Is.EqualTo([patient]));
    }
}
