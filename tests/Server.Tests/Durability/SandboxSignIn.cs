using MonEspaceSante.Identity;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>Signs patients of a sandbox in that runs in a process of its own.</summary>
internal static class SandboxSignIn
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>Each step of the second factor serves once: a second try has the next, which a clock that drifts may be at.
    /// </summary>
    public static Task RunAsync(PersonneClient client, Ins patient, int tries)
    {
        var access = SandboxAccess.Published;
        var at = TimeProvider.System.GetUtcNow() + (Math.Min(tries, 1) * Step);
        return client.Compte.SignInAsync(patient, access.MotDePasse, Totp.DigitsAt(Totp.FromBase32(access.Totp), at));
    }
}
