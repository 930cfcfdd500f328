using Grpc.Core;
using Grpc.Net.Client;
using MonEspaceSante.GrpcStandIns.Tests.Interop;
using MonEspaceSante.GrpcStandIns.Tests.Protos;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.GrpcStandIns.Tests;

/// <summary>Grpc.Net.Client on the contracts restored here, served by Debian's gRPC.</summary>
internal sealed class PythonServerTests : IDisposable
{
    private const string Text = "Résumé à l’hôpital Saint-Élophe";
    private static readonly byte[] Bytes = [0x00, 0xFF, 0x80];

    private readonly TestAuthority _authority = new();
    private readonly CountingGzip _gzip = new();
    private ForeignProcess _server = null!;
    private GrpcChannel _channel = null!;

    private PeerService.PeerServiceClient Peer => new(_channel);

    [SetUp]
    public async Task StartServer()
    {
        var credentials = PythonPeer.Credentials(_authority, _authority.Issue("python-server"));
        (_server, var port) = await PythonPeer.ServeAsync(credentials);
        _channel = DotNetChannel.To(port, _authority, _authority.Issue("dotnet-client"), _gzip);
    }

    [TearDown]
    public async Task StopServer()
    {
        _channel?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public void Dispose() => _authority.Dispose();

    [Test]
    public async Task Unary_call_returns_text_and_metadata()
    {
        using var call = Peer.EchoAsync(
            new Letter { Text = Text }, new Metadata { { "note", "plain" }, { "note-bin", Bytes } });

        Assert.That((await call).Text, Is.EqualTo(Text));
        foreach (var notes in new[] { await call.ResponseHeadersAsync, call.GetTrailers() })
        {
            Assert.That(notes.GetValue("note"), Is.EqualTo("plain"));
            Assert.That(notes.GetValueBytes("note-bin"), Is.EqualTo(Bytes));
        }
    }

    [Test]
    public async Task Client_stream_is_read_to_its_end()
    {
        using var call = Peer.Join();
        foreach (var word in Text.Split(' '))
        {
            await call.RequestStream.WriteAsync(new Letter { Text = word });
        }

        await call.RequestStream.CompleteAsync();

        Assert.That((await call).Text, Is.EqualTo(Text));
    }

    [Test]
    public async Task Server_stream_comes_in_order()
    {
        using var call = Peer.Split(new Letter { Text = Text });

        var words = await call.ResponseStream.ReadAllAsync().Select(letter => letter.Text).ToArrayAsync();

        Assert.That(words, Is.EqualTo(Text.Split(' ')));
    }

    [Test]
    public async Task Bidirectional_stream_answers_each_message_before_the_next()
    {
        using var call = Peer.Converse();
        foreach (var word in Text.Split(' '))
        {
            await call.RequestStream.WriteAsync(new Letter { Text = word });
            Assert.That(await call.ResponseStream.MoveNext(), Is.True);
            Assert.That(call.ResponseStream.Current.Text, Is.EqualTo(word));
        }

        await call.RequestStream.CompleteAsync();
        Assert.That(await call.ResponseStream.MoveNext(), Is.False);
    }

    [Test]
    public void Refusal_carries_accents_and_binary_trailers()
    {
        var refusal = Assert.ThrowsAsync<RpcException>(async () => await Peer.RefuseAsync(new Letter { Text = Text }))!;

        Assert.That(refusal.Status, Is.EqualTo(new Status(StatusCode.FailedPrecondition, Text)));
        Assert.That(refusal.Trailers.GetValueBytes("note-bin"), Is.EqualTo(Bytes));
    }

    [Test]
    public async Task Server_learns_the_deadline_and_that_it_passed()
    {
        await Peer.EchoAsync(new Letter());
        using var call = Peer.Wait(new Letter(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2));
        await call.ResponseStream.MoveNext();

        Assert.That(call.ResponseStream.Current.Text, Is.EqualTo("limited"));
        Assert.That(
            () => call.ResponseStream.MoveNext(),
            Throws.TypeOf<RpcException>().With.Property("StatusCode").EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await _server.ReadLineAsync(PythonPeer.Patience), Is.EqualTo("gone"));
    }

    [Test]
    public async Task Server_learns_that_the_caller_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var call = Peer.Wait(new Letter(), cancellationToken: cancellation.Token);
        await call.ResponseStream.MoveNext();
        await cancellation.CancelAsync();

        Assert.That(call.ResponseStream.Current.Text, Is.EqualTo("unlimited"));
        Assert.That(
            () => call.ResponseStream.MoveNext(),
            Throws.TypeOf<RpcException>().With.Property("StatusCode").EqualTo(StatusCode.Cancelled));
        Assert.That(await _server.ReadLineAsync(PythonPeer.Patience), Is.EqualTo("gone"));
    }

    [Test]
    public async Task Gzip_is_used_both_ways()
    {
        var text = string.Concat(Enumerable.Repeat(Text, 1000));

        var answer = await Peer.EchoAsync(
            new Letter { Text = text }, new Metadata { { "grpc-internal-encoding-request", "gzip" } });

        Assert.That(answer.Text, Is.EqualTo(text));
        Assert.That((_gzip.Compressed, _gzip.Decompressed), Is.EqualTo((1, 1)));
    }
}
