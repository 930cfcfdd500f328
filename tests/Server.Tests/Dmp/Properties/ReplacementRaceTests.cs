using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Habilitation.Cells;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>Many replacements of one document at once.</summary>
public sealed class ReplacementRaceTests(Engine engine) : SandboxFixture(engine)
{
    private const int Rivals = 8;

    [Test]
    public async Task Given_many_replacements_at_once_When_deposited_Then_exactly_one_wins_and_the_others_learn_which()
    {
        using var author = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        using var secretary = await RawClient.OpenAsync(Sandbox, Cartes["secretaire"]);
        var current = Sample(null);
        await SubmitAsync(author, "medecin", current);
        for (var round = 0; round < 3; round++)
        {
            var rivals = Enumerable.Range(0, Rivals).Select(_ => Sample(current.UniqueId)).ToList();

            var outcomes = await Task.WhenAll(rivals.Select((rival, rank) => Task.Run(() => rank % 2 == 0
                ? ReplacedByAsync(author, "medecin", rival)
                : ReplacedByAsync(secretary, "secretaire", rival))));

            var winner = rivals[Array.IndexOf(outcomes, null)];
            Assert.That(outcomes.Count(outcome => outcome is null), Is.EqualTo(1));
            Assert.That(outcomes.OfType<string>(), Has.Exactly(Rivals - 1).EqualTo(winner.UniqueId));
            foreach (var loser in rivals.Where(rival => rival != winner))
                Assert.That(await Store.CountDocumentsAsync(loser.UniqueId), Is.Zero);
            current = winner;
        }
    }

    private CdaSample Sample(string? replaces) =>
        Consultation.By(Cartes["medecin"], PatTrois) with { Replaces = replaces };

    /// <summary>Who replaced the document before; null when the rival did.</summary>
    private async Task<string?> ReplacedByAsync(RawClient sender, string card, CdaSample rival)
    {
        try
        {
            await SubmitAsync(sender, card, rival);
            return null;
        }
        catch (RpcException failure)
        {
            var refusal = WireRefusal.Read(failure);
            Assert.That(refusal.Reason, Is.EqualTo("PREDECESSEUR_REMPLACE"));
            return refusal.Metadata["replaced_by"];
        }
    }

    private Task<Submission> SubmitAsync(RawClient sender, string card, CdaSample sample) =>
        ShownDeposit.SendAsync(sender, sender.Headers(), Cartes[card], (sample, new Visibility()));
}
