using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Diagnostic;

/// <summary>Calls the server once, without the card: even a refusal shows the way, the handshake and the server's
/// clock.</summary>
internal static class ServerProbe
{
    private const string HealthCheck = "/grpc.health.v1.Health/Check";

    // An empty message: no compression, no bytes.
    private static readonly byte[] EmptyMessage = new byte[5];

    // The date of an answer is told to the second, cut off.
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);

    /// <summary>Null when there is no server to ask.</summary>
    public static async Task<ServerAnswer?> AskAsync(DocteurOptions options, CancellationToken cancellationToken)
    {
        if (options.Server is not { } server)
            return null;
        var seen = new ServerAnswer();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Patience);
        try
        {
            using var client = new HttpMessageInvoker(Handler(options, server, seen));
            await AskAsync(client, new Uri(server, HealthCheck), options.TimeProvider, seen, patience.Token)
                .ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            seen.Failure = failure.HttpRequestError;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            seen.IsLate = true;
        }

        return seen;
    }

    private static async Task AskAsync(
        HttpMessageInvoker client, Uri address, TimeProvider time, ServerAnswer seen, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(EmptyMessage),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        seen.Skew = time.GetUtcNow() - (response.Headers.Date + HalfASecond);
    }

    private static SocketsHttpHandler Handler(DocteurOptions options, Uri server, ServerAnswer seen)
    {
        var ssl = ServerTrust.Verification(server, [.. options.TrustedRoots]);
        var judge = ssl.RemoteCertificateValidationCallback!;
        ssl.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            seen.CertificateEnd = (certificate as X509Certificate2)?.NotAfter;
            seen.IsBelieved = judge(sender, certificate, chain, errors);
            return seen.IsBelieved.Value;
        };
        return new SocketsHttpHandler
        {
            SslOptions = ssl,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !server.IsLoopback,
            PlaintextStreamFilter = (context, _) =>
            {
                if (context.PlaintextStream is SslStream handshake)
                    (seen.Protocol, seen.CipherSuite) = (handshake.SslProtocol, handshake.NegotiatedCipherSuite);
                return ValueTask.FromResult(context.PlaintextStream);
            },
        };
    }
}
