using System.Runtime.CompilerServices;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Sdk.Tests.Errors;
using NUnit.Framework;
using IdentityVerdict = MonEspaceSante.Protos.Ins.V1.IdentityVerdict;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>A batch of identities over connections that are cut, answers that come twice, and callers who leave.</summary>
internal sealed class IdentityBatchTests : ClientFixture
{
    private const int Count = 6;

    private static readonly TraitsIdentite Traits = TraitsIdentite.Parse("TROIS", "DOMINIQUE", "F", "1979-03-28");

    private readonly List<List<string>> _asked = [];
    private bool _isSourceLeft;

    [TestCase("SERVICE_INDISPONIBLE")]
    [TestCase("CONNEXION_INTERROMPUE")]
    [TestCase("JETON_EXPIRE")]
    [TestCase(null, Description = "an end that comes before the last verdict")]
    public async Task Given_a_cut_in_the_middle_When_it_may_pass_Then_what_has_no_verdict_is_asked_again(
        string? reason)
    {
        Script(
            async (line, verdicts) =>
            {
                if (line.Line != "2") return await AnswerAsync(line, verdicts);
                return reason is null ? false : throw Failure(reason);
            },
            AnswerAsync);

        var told = await Client.Ins.VerifyAllAsync(Lines()).Select(line => line.Line).ToListAsync();

        Assert.That(told, Is.EquivalentTo(Names()), "each line once");
        Assert.That(_asked, Has.Count.EqualTo(2));
        // A cut may take verdicts with it that were on their way: these are asked for again too.
        Assert.That(_asked[1], Is.SupersetOf(Names().Skip(2)));
    }

    [Test]
    public async Task Given_verdicts_that_come_twice_or_for_no_line_When_read_Then_each_line_is_told_once()
    {
        Script(async (line, verdicts) =>
        {
            await AnswerAsync(line, verdicts);
            await AnswerAsync(line, verdicts);
            return await AnswerAsync(new VerifyIdentitiesRequest { Line = "inconnue" }, verdicts);
        });

        var told = await Client.Ins.VerifyAllAsync(Lines()).Select(line => line.Line).ToListAsync();

        Assert.That(told, Is.EqualTo(Names()));
    }

    [Test]
    public void Given_cuts_that_bring_no_verdict_When_they_go_on_Then_the_batch_fails_with_their_reason()
    {
        Script((_, _) => throw Failure("SERVICE_INDISPONIBLE"));

        var refusal = Assert.ThrowsAsync<ServiceUnavailableException>(
            async () => await Client.Ins.VerifyAllAsync(Lines()).CountAsync())!;

        Assert.That(refusal.ReasonCode, Is.EqualTo("SERVICE_INDISPONIBLE"));
        Assert.That(_asked, Has.Count.EqualTo(5), "as many as a call is tried, and the first");
        Assert.That(_isSourceLeft, Is.True);
    }

    [Test]
    public void Given_a_batch_When_cancelled_in_the_middle_Then_it_ends_as_cancelled_on_both_sides()
    {
        using var cancellation = new CancellationTokenSource();
        var left = new TaskCompletionSource();
        Server.Script.Verify = async (lines, verdicts, token) =>
        {
            using var registration = token.Register(left.SetResult);
            await lines.MoveNext(token);
            await AnswerAsync(lines.Current, verdicts);
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        Assert.That(
            async () =>
            {
                await foreach (var _ in Client.Ins.VerifyAllAsync(Lines(isEndless: true), cancellation.Token))
                    await cancellation.CancelAsync();
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await left.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
        Assert.That(_isSourceLeft, Is.True);
    }

    [Test]
    public async Task Given_a_caller_who_stops_reading_When_they_leave_Then_their_source_and_the_call_are_left_too()
    {
        var left = new TaskCompletionSource();
        Server.Script.Verify = async (lines, verdicts, token) =>
        {
            try
            {
                while (await lines.MoveNext(token)) await AnswerAsync(lines.Current, verdicts);
            }
            finally
            {
                left.SetResult();
            }
        };

        await Client.Ins.VerifyAllAsync(Lines(isEndless: true)).FirstAsync();
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(_isSourceLeft, Is.True);
    }

    private static async Task<bool> AnswerAsync(
        VerifyIdentitiesRequest line, IServerStreamWriter<VerifyIdentitiesResponse> verdicts)
    {
        await verdicts.WriteAsync(new VerifyIdentitiesResponse { Line = line.Line, Verdict = IdentityVerdict.Identique });
        return true;
    }

    private static RpcException Failure(string reason) => Received.Failure(
        reason == "JETON_EXPIRE" ? StatusCode.Unauthenticated : StatusCode.Unavailable, null, Received.Info(reason));

    private static IEnumerable<string> Names() => Enumerable.Range(0, Count).Select(rank => $"{rank}");

    /// <summary>What each connection does with each line, and whether it goes on; the last one does for those to come.</summary>
    private void Script(
        params Func<VerifyIdentitiesRequest, IServerStreamWriter<VerifyIdentitiesResponse>, Task<bool>>[] connections) =>
        Server.Script.Verify = async (lines, verdicts, token) =>
        {
            var asked = new List<string>();
            var answer = connections[Math.Min(_asked.Count, connections.Length - 1)];
            _asked.Add(asked);
            while (await lines.MoveNext(token))
            {
                asked.Add(lines.Current.Line);
                if (!await answer(lines.Current, verdicts)) return;
            }
        };

    private async IAsyncEnumerable<IdentityToVerify> Lines(
        bool isEndless = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var name in Names()) yield return new IdentityToVerify(name, Patient, Traits);
            if (isEndless) await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            _isSourceLeft = true;
        }
    }
}
