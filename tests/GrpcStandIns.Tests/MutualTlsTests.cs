using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using MonEspaceSante.GrpcStandIns.Tests.Interop;
using MonEspaceSante.GrpcStandIns.Tests.Protos;
using MonEspaceSante.RealComponents;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace MonEspaceSante.GrpcStandIns.Tests;

/// <summary>Who may talk to whom, with a Python peer on one side.</summary>
internal sealed class MutualTlsTests : IDisposable
{
    // The status is UNAVAILABLE or INTERNAL, as the peer's alert or its closing comes first; the cause is the same.
    private static ExactTypeConstraint FailsToConnect =>
        Throws.TypeOf<RpcException>().With.InnerException.TypeOf<HttpRequestException>();

    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _other = new();

    [SetUp]
    public Task RequirePython() => DebianPython.RequireAsync();

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
    }

    [Test]
    public async Task Our_server_knows_its_caller_by_the_certificate() => Assert.That(
        await PythonCallsUs(_authority.Issue("python-client")), Is.EqualTo("python-client"));

    [Test]
    public async Task Our_server_turns_away_a_caller_without_certificate() =>
        Assert.That(await PythonCallsUs(own: null), Is.EqualTo("UNAVAILABLE"));

    [Test]
    public async Task Our_server_turns_away_a_caller_of_another_authority() =>
        Assert.That(await PythonCallsUs(_other.Issue("python-client")), Is.EqualTo("UNAVAILABLE"));

    [Test]
    public async Task Our_client_is_known_by_its_certificate() => Assert.That(
        await WeCallPython(_authority, _authority.Issue("dotnet-client")), Is.EqualTo("dotnet-client"));

    [Test]
    public void Our_client_is_turned_away_without_certificate() =>
        Assert.That(() => WeCallPython(_authority, own: null), FailsToConnect);

    [Test]
    public void Our_client_is_turned_away_with_one_of_another_authority() =>
        Assert.That(() => WeCallPython(_authority, _other.Issue("dotnet-client")), FailsToConnect);

    [Test]
    public void Our_client_does_not_trust_a_server_of_another_authority() => Assert.That(
        () => WeCallPython(_other, _authority.Issue("dotnet-client")),
        FailsToConnect.And.InnerException.InnerException.TypeOf<AuthenticationException>());

    private async Task<string?> PythonCallsUs(X509Certificate2? own)
    {
        await using var server = await DotNetServer.StartAsync(_authority);
        var outcome = await PythonPeer.CallAsync(
            server.Address, "identify", "", PythonPeer.Credentials(_authority, own));
        return (string?)(outcome["text"] ?? outcome["code"]);
    }

    private async Task<string> WeCallPython(TestAuthority trusted, X509Certificate2? own)
    {
        var credentials = PythonPeer.Credentials(_authority, _authority.Issue("python-server"));
        var (server, port) = await PythonPeer.ServeAsync(credentials);
        await using (server)
        {
            using var channel = DotNetChannel.To(port, trusted, own, new CountingGzip());
            var answer = await new PeerService.PeerServiceClient(channel).IdentifyAsync(new Letter());
            return answer.Text;
        }
    }
}
