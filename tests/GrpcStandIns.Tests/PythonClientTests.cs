using System.Text.Json.Nodes;
using MonEspaceSante.GrpcStandIns.Tests.Interop;
using NUnit.Framework;

namespace MonEspaceSante.GrpcStandIns.Tests;

/// <summary>Grpc.AspNetCore.Server on the contracts restored here, called by Debian's gRPC.</summary>
internal sealed class PythonClientTests : IDisposable
{
    private const string Text = "Résumé à l’hôpital Saint-Élophe";

    private readonly TestAuthority _authority = new();
    private DotNetServer _server = null!;

    [SetUp]
    public async Task StartServer() => _server = await DotNetServer.StartAsync(_authority);

    [TearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    public void Dispose() => _authority.Dispose();

    [Test]
    public async Task Unary_call_returns_text_and_metadata()
    {
        var outcome = await CallAsync("echo");

        var notes = new JsonObject { ["note"] = "plain", ["note-bin"] = "00ff80" };
        var expected = new JsonObject { ["text"] = Text, ["headers"] = notes, ["trailers"] = notes.DeepClone() };
        Assert.That(JsonNode.DeepEquals(outcome, expected), Is.True, outcome.ToString());
    }

    [Test]
    public async Task Client_stream_is_read_to_its_end() =>
        Assert.That((string?)(await CallAsync("join"))["text"], Is.EqualTo(Text));

    [Test]
    public async Task Server_stream_comes_in_order() =>
        Assert.That(Strings((await CallAsync("split"))["words"]), Is.EqualTo(Text.Split(' ')));

    [Test]
    public async Task Bidirectional_stream_answers_each_message_before_the_next()
    {
        var outcome = await CallAsync("converse");

        Assert.That(Strings(outcome["heard"]), Is.EqualTo(Text.Split(' ')));
        Assert.That(Strings(outcome["rest"]), Is.Empty);
    }

    [Test]
    public async Task Refusal_carries_accents_and_binary_trailers()
    {
        var outcome = await CallAsync("refuse");

        Assert.That((string?)outcome["code"], Is.EqualTo("FAILED_PRECONDITION"));
        Assert.That((string?)outcome["message"], Is.EqualTo(Text));
        Assert.That((string?)outcome["trailers"]!["note-bin"], Is.EqualTo("00ff80"));
    }

    [TestCase("deadline", "DEADLINE_EXCEEDED")]
    [TestCase("cancel", "CANCELLED")]
    public async Task Server_learns_that_the_caller_gave_up(string scenario, string code)
    {
        var outcome = await CallAsync(scenario);

        Assert.That((string?)outcome["code"], Is.EqualTo(code));
        await _server.Peer.CallerGone.WaitAsync(PythonPeer.Patience);
    }

    [Test]
    public async Task Gzip_is_used_both_ways()
    {
        var text = string.Concat(Enumerable.Repeat(Text, 1000));

        var outcome = await CallAsync("compressed", text);

        Assert.That((string?)outcome["text"], Is.EqualTo(text));
        Assert.That((_server.Gzip.Decompressed, _server.Gzip.Compressed), Is.EqualTo((1, 1)));
    }

    private Task<JsonNode> CallAsync(string scenario, string text = Text) => PythonPeer.CallAsync(
        _server.Address, scenario, text, PythonPeer.Credentials(_authority, _authority.Issue("python-client")));

    private static string[] Strings(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];
}
