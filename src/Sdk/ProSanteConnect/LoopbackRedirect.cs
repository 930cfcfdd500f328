using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Receives the browser's redirection on this computer, once.</summary>
/// <remarks>RFC 8252 §7.3. <c>HttpListener</c> takes no free port of its own, and needs rights on some systems.</remarks>
internal sealed class LoopbackRedirect : IDisposable
{
    private const string Path = "/retour";

    // A browser opens connections ahead that it may never use.
    private static readonly TimeSpan LineTime = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackRedirect()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{Path}");
    }

    public Uri Address { get; }

    /// <summary>The answer to the request that drew this state.</summary>
    /// <exception cref="MonEspaceSanteException">PSC_REPONSE_INVALIDE: the answer bears another state.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReceiveAsync(string state, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var visitor = await _listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false);
            string? target = null;
            await WithinLineTimeAsync(
                async end => target = await RequestLine.ReadTargetAsync(visitor.GetStream(), end).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            var answer = target?.StartsWith(Path + "?", StringComparison.Ordinal) == true
                ? Parse(target[(Path.Length + 1)..])
                : null;
            var page = PageOf(answer, state);
            await WithinLineTimeAsync(end => page.WriteAsync(visitor.GetStream(), end), cancellationToken).ConfigureAwait(false);
            if (answer is not null)
                return page == LandingPage.Foreign ? throw Refusal.Because(Reason.PscReponseInvalide) : answer;
        }
    }

    public void Dispose() => _listener.Dispose();

    // A visitor that left, or says nothing, was not the browser; and an answer counts whether its page is seen or not.
    private static async Task WithinLineTimeAsync(Func<CancellationToken, Task> talk, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LineTime);
        try
        {
            await talk(limit.Token).ConfigureAwait(false);
        }
        catch (Exception left) when (left is IOException or InvalidOperationException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static LandingPage PageOf(Dictionary<string, string>? answer, string state)
    {
        if (answer is null)
            return LandingPage.NotFound;
        var isOurs = answer.TryGetValue("state", out var told) && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(state));
        return !isOurs ? LandingPage.Foreign : answer.ContainsKey("code") ? LandingPage.Done : LandingPage.Refused;
    }

    private static Dictionary<string, string> Parse(string query)
    {
        var values = new Dictionary<string, string>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            values[Decode(parts[0])] = parts.Length == 2 ? Decode(parts[1]) : "";
        }

        return values;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
