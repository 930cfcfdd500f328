using MonEspaceSante.Compte;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Sandbox;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>The server, for an insured person without a card.</summary>
internal static class PersonConnection
{
    public static async Task<PersonneClient> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var folder = SandboxFolder.Open(settings);
        if (!await Reachability.IsListeningAsync(settings.Server, cancellationToken)) throw LocalRefusal.NoServer(settings);
        return new PersonneClient(new PersonneOptions { Server = settings.Server, TrustedRoots = folder.TrustedRoots });
    }

    /// <summary>Signs the person in, for as long as the work lasts.</summary>
    public static async Task SignedInAsync(
        this CompteClient compte, SignInOptions.Person person, Func<Task> work, CancellationToken cancellationToken)
    {
        await compte.SignInAsync(person.Ins, person.Password, person.Totp, cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            await compte.SignOutAsync(CancellationToken.None);
        }
    }
}
