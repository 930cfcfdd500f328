using MonEspaceSante.Catalogue;
using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Sandbox;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>The server, for an application with its publisher's organisation certificate.</summary>
internal sealed class ApplicationConnection : IDisposable
{
    private readonly ICarteCps _certificates;

    private ApplicationConnection(ICarteCps certificates, ApplicationClient client)
    {
        _certificates = certificates;
        Client = client;
    }

    public ApplicationClient Client { get; }

    public static async Task<ApplicationConnection> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var folder = SandboxFolder.Open(settings);
        var certificates = await folder.OpenFileAsync(settings, cancellationToken);
        try
        {
            if (!await Reachability.IsListeningAsync(settings.Server, cancellationToken)) throw LocalRefusal.NoServer(settings);
            return new ApplicationConnection(certificates, new ApplicationClient(new ApplicationOptions
            {
                Server = settings.Server,
                Certificate = certificates.AuthenticationCertificate,
                Chain = [.. certificates.Chain],
                TrustedRoots = folder.TrustedRoots,
            }));
        }
        catch
        {
            certificates.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        _certificates.Dispose();
    }
}
