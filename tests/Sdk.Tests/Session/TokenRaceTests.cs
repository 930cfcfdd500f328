using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Client;
using MonEspaceSante.Sdk.Tests.Errors;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Session;

/// <summary>What becomes of a session that is opened while calls of the one before are refused.</summary>
internal sealed class TokenRaceTests : ClientFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Given_renewal_that_falls_back_on_the_card_When_another_call_hears_that_the_session_is_over_Then_signed_once_and_the_new_one_serves()
    {
        Server.Script.Submit = RefuseAsync;
        using var cda = await Sample().ToStreamAsync();
        // Bytes that come once: the refusal surfaces, and the token was discarded by then.
        var deposit = Client.Dmp.SubmitAsync(Patient, new OnePassStream(cda), Visibility.Everyone);
        await _arrived.Task.WaitAsync(Patience);
        Server.Script.RenewalRefusal = "SESSION_TERMINEE";
        Server.Script.OpeningPause = _opened.Task;
        Clock.Advance(TimeSpan.FromMinutes(40));
        var renewing = Client.Dossiers.CheckAsync(Patient);

        _over.SetResult();
        var refused = Assert.ThrowsAsync<SessionEndedException>(() => deposit.WaitAsync(Patience));
        _opened.SetResult();
        await renewing.WaitAsync(Patience);
        await Client.Dossiers.CheckAsync(Patient);
        await Client.Session.CloseSessionAsync();

        Assert.Multiple(() =>
        {
            Assert.That(refused.Reason, Is.EqualTo(Reason.SessionTerminee));
            Assert.That(Server.Script.Renewals, Is.EqualTo(new[] { "jeton-1" }));
            Assert.That(Server.Script.Openings, Has.Count.EqualTo(2));
            Assert.That(Server.Script.Calls, Is.EqualTo(new[] { "jeton-1", "jeton-2", "jeton-2" }));
            Assert.That(Server.Script.Closings, Is.EqualTo(new[] { "jeton-2" }));
        });
    }

    private async Task<Wire.Submission> RefuseAsync(IAsyncStreamReader<Wire.SubmitDocumentsRequest> parts, CancellationToken left)
    {
        _arrived.TrySetResult();
        await _over.Task.WaitAsync(left);
        throw Received.Failure(StatusCode.Unauthenticated, null, Received.Info("SESSION_TERMINEE"));
    }
}
