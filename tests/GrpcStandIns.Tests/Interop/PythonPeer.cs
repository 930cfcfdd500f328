using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.GrpcStandIns.Tests.Interop;

/// <summary>Debian's gRPC as client and as server: <c>client.py</c> and <c>server.py</c>.</summary>
internal static class PythonPeer
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly string Modules = Path.Combine(AppContext.BaseDirectory, "python-modules");
    private static readonly Lazy<Task> Compiled =
        new(() => DebianPython.CompileAsync(Scripts, ["peer.proto"], Modules));

    /// <summary>Plays one scenario of <c>client.py</c> and returns the JSON of its last line.</summary>
    public static async Task<JsonNode> CallAsync(string address, string scenario, string text, string credentials)
    {
        await Compiled.Value;
        var script = new PythonScript(Path.Combine(Scripts, "client.py"), Modules, address, scenario, text);
        var result = await DebianPython.RunAsync(script, credentials, Patience);
        return JsonNode.Parse(result.RequireSuccess().TrimEnd().Split('\n')[^1])!;
    }

    /// <summary>Starts <c>server.py</c> and returns it with its port.</summary>
    public static async Task<(ForeignProcess Server, int Port)> ServeAsync(string credentials)
    {
        await Compiled.Value;
        var server = await DebianPython.StartAsync(new PythonScript(Path.Combine(Scripts, "server.py"), Modules));
        await server.Input.WriteLineAsync(credentials);
        await server.Input.FlushAsync();
        return (server, int.Parse(await server.ReadLineAsync(Patience), CultureInfo.InvariantCulture));
    }

    /// <summary>What a script reads: whom to trust and, with a certificate, who it is.</summary>
    public static string Credentials(TestAuthority trusted, X509Certificate2? own)
    {
        var pem = new Dictionary<string, string> { ["roots"] = trusted.RootPem };
        if (own is not null)
        {
            pem["certificate"] = own.ExportCertificatePem();
            pem["key"] = own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        }

        return JsonSerializer.Serialize(pem);
    }
}
