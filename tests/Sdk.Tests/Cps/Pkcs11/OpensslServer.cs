using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>A server of OpenSSL's own that asks the client for signatures of one kind.</summary>
internal sealed class OpensslServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ForeignProcess _process;
    private readonly DirectoryInfo _folder;
    private readonly int _port;

    private OpensslServer(ForeignProcess process, DirectoryInfo folder, int port)
    {
        _process = process;
        _folder = folder;
        _port = port;
    }

    public static async Task<OpensslServer> StartAsync(string clientSignatures)
    {
        var folder = Directory.CreateTempSubdirectory("mes-openssl-");
        await WriteIdentityAsync(folder.FullName);
        var process = ForeignProcess.Start(new ProcessStartInfo(
            "openssl",
            [
                "s_server", "-accept", "127.0.0.1:0", "-cert", "server", "-key", "server", "-cert_chain", "chain",
                "-CAfile", "root", "-Verify", "2", "-verify_return_error", "-client_sigalgs", clientSignatures,
            ])
        {
            WorkingDirectory = folder.FullName,
        });
        while (true)
        {
            var line = await process.ReadLineAsync(Patience);
            if (line.StartsWith("ACCEPT ", StringComparison.Ordinal))
                return new OpensslServer(process, folder, new Uri($"tls://{line[7..]}").Port);
        }
    }

    /// <summary>A connection as the client of the SDK opens it.</summary>
    public async Task<SslStream> ConnectAsync(ICarteCps carte)
    {
        var settings = ClientSettings.From(new MonEspaceSanteOptions
        {
            Server = new Uri($"https://localhost:{_port}"),
            Carte = carte,
            Software = new Software("Essai", "1.0"),
            TrustedRoots = [TestPki.Shared.Root],
        });
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(ServerTrust.Options(settings)).WaitAsync(Patience);
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task WriteIdentityAsync(string folder)
    {
        using var server = TestPki.Shared.Server("localhost");
        using var key = server.GetRSAPrivateKey()!;
        await WriteAsync("server", $"{server.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
        await WriteAsync("chain", TestPki.Shared.Intermediate.ExportCertificatePem());
        await WriteAsync("root", TestPki.Shared.Root.ExportCertificatePem());

        Task WriteAsync(string name, string pem) => File.WriteAllTextAsync(Path.Combine(folder, name), pem);
    }
}
