using Microsoft.AspNetCore.Http;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Server.Insi.National;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Identities verified at the téléservice, one by one or in batches that are not ready at once.</summary>
public sealed class NationalVerificationTests(Engine engine) : NationalFixture(engine)
{
    private const string Right = "277076322082910";
    private const string Wrong = "275126322074974";

    [TestCase(Right, IdentityVerdict.Identique)]
    [TestCase(Wrong, IdentityVerdict.Differente)]
    public async Task Given_one_identity_When_verified_Then_the_verdict_is_told(string matricule, IdentityVerdict verdict)
    {
        Stub.On("VERIFIEE", new StubBatches(Right[..13]).AnswerAsync);
        await using var client = Client();

        var told = await client.Ins.VerifyAsync(Ins.Parse(matricule, InsOid.Nir), Traits("VERIFIEE"));

        Assert.That(told, Is.EqualTo(verdict));
    }

    [Test]
    public async Task Given_hundreds_of_identities_When_verified_Then_they_go_in_batches_of_a_hundred_several_at_once()
    {
        const int Count = 250;
        var batches = new StubBatches(Right[..13]) { WaitsForTwo = true };
        Stub.On("EN-LOT", batches.AnswerAsync);
        Stub.On(batches.Prefix, batches.AnswerAsync);
        await using var client = Client();

        var verdicts = await client.Ins.VerifyAllAsync(Lines("EN-LOT", Count))
            .ToDictionaryAsync(line => int.Parse(line.Line, null));

        Assert.Multiple(() =>
        {
            Assert.That(verdicts, Has.Count.EqualTo(Count));
            Assert.That(
                verdicts.Where(line => (line.Value.Verdict == IdentityVerdict.Identique) != IsRight(line.Key)), Is.Empty);
            Assert.That(batches.Sizes, Has.Some.GreaterThan(1).And.All.LessThanOrEqualTo(100));
            Assert.That(batches.Readings, Has.All.EqualTo(2), "CR_02, then the verdicts");
        });
    }

    [Test]
    public async Task Given_readings_of_a_batch_that_break_When_verified_Then_the_batch_is_read_again_and_not_lost()
    {
        var batches = new StubBatches(Right[..13]);
        batches.Broken.Enqueue((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        batches.Broken.Enqueue(StubAnswer.Text("<html>", StatusCodes.Status503ServiceUnavailable, "text/html"));
        batches.Broken.Enqueue(StubAnswer.Text("<html>Maintenance</html>", type: "text/html"));
        Stub.On("LU-ET-RELU", batches.AnswerAsync);
        Stub.On(batches.Prefix, batches.AnswerAsync);
        await using var client = Client();

        var verdicts = await client.Ins.VerifyAllAsync(Lines("LU-ET-RELU", 10)).ToListAsync();

        Assert.That(verdicts.Select(line => line.ReasonCode), Has.All.Null.And.Exactly(10).Items);
        Assert.That(batches.Sizes, Is.EqualTo(new[] { 10 }));
    }

    [Test]
    public async Task Given_a_batch_that_is_never_ready_When_verified_Then_each_line_has_the_reason()
    {
        var batches = new StubBatches(Right[..13], isReady: false);
        Stub.On("JAMAIS-PRET", batches.AnswerAsync);
        Stub.On(batches.Prefix, batches.AnswerAsync);
        await using var client = Client();

        var verdicts = await client.Ins.VerifyAllAsync(Lines("JAMAIS-PRET", 10)).ToListAsync();

        Assert.That(verdicts.Select(line => line.ReasonCode), Has.All.EqualTo("INSI_INDISPONIBLE").And.Exactly(10).Items);
    }

    [Test]
    public async Task Given_a_batch_that_the_teleservice_cannot_take_When_verified_Then_each_line_has_the_reason()
    {
        Stub.On("SANS-LOT", StubAnswer.Fault("siram_40", "insi_102"));
        await using var client = Client();

        var verdicts = await client.Ins.VerifyAllAsync(Lines("SANS-LOT", 3)).ToListAsync();

        Assert.That(verdicts.Select(line => line.ReasonCode), Has.All.EqualTo("INSI_INDISPONIBLE").And.Exactly(3).Items);
    }

    [Test]
    public void National_waits_are_those_that_are_published()
    {
        var lot = InsiMapping.Load(null).Lot;

        Assert.That(
            (lot.Maximum, lot.PremiereAttenteSecondes, lot.AttenteSecondes), Is.EqualTo((100, 60, 180)));
    }

    private static IAsyncEnumerable<IdentityToVerify> Lines(string name, int count) => Enumerable.Range(0, count)
        .Select(rank => new IdentityToVerify(
            $"{rank}", Ins.Parse(IsRight(rank) ? Right : Wrong, InsOid.Nir), Traits(name, GivenName(rank))))
        .ToAsyncEnumerable();

    // Nobody twice: who waits in a batch already is not left in another.
    private static string GivenName(int rank) => $"RUTH {(char)('A' + (rank / 26))}{(char)('A' + (rank % 26))}";

    private static bool IsRight(int rank) => rank % 3 == 0;
}
