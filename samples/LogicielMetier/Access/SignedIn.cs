using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Sdk.Testing;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Access;

/// <summary>The professional who signed in with Pro Santé Connect, for one command.</summary>
internal sealed class SignedIn : IAsyncDisposable
{
    private readonly ProSanteConnectClient _issuer;

    private SignedIn(ProSanteConnectClient issuer, ProSanteConnectSession session)
    {
        _issuer = issuer;
        Session = session;
    }

    public ProSanteConnectSession Session { get; }

    /// <summary>Signs in where the user asked for it; null where the card tells who acts.</summary>
    public static async Task<SignedIn?> OpenAsync(
        Settings settings, SandboxFolder folder, ICarteCps carte, CancellationToken cancellationToken)
    {
        if (settings.Access.ProSanteConnect is not { } who) return null;
        var issuer = new ProSanteConnectClient(new()
        {
            Issuer = SandboxFiles.IssuerAddress(settings.DataFolder) ?? throw LocalRefusal.NoServer(settings),
            ClientId = SandboxProSanteConnect.ClientId,
            Carte = carte,
            TrustedRoots = folder.TrustedRoots,
        });
        try
        {
            return new SignedIn(issuer, who == AccessChoice.Browser
                ? await issuer.SignInAsync(cancellationToken)
                : await issuer.SignInByCibaAsync(who, ShowNumber, cancellationToken: cancellationToken));
        }
        catch
        {
            issuer.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        _issuer.Dispose();
    }

    // On the error output: the other may be going to a file, or to a script.
    private static void ShowNumber(string number) =>
        Consoles.Error.WriteLine($"Confirmez le numéro {number} sur votre téléphone, dans l'application e-CPS.");
}
