using System.Security.Cryptography;
using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>Cards that leave their reader.</summary>
internal sealed class RemovalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // SoftHSM2 tells no events: without the fault "events" the reader is looked at.
    [TestCase("removed")]
    [TestCase("swapped")]
    [TestCase("no-reader removed")]
    [TestCase("events removed")]
    [TestCase("events insertions")]
    public async Task Given_card_in_place_When_it_leaves_Then_told_and_it_serves_no_more(string faults)
    {
        var reader = await TestCards.DoctorAsync();
        if (faults.StartsWith("events", StringComparison.Ordinal))
            reader.Order("events");
        using var carte = reader.Open();

        reader.Order(faults, 1);
        await RemovalOf(carte);
        reader.Mend(faults);

        Refusals.AssertRefused(() => Sign(carte), Reason.CarteRetiree);
        Assert.That(reader.Count("C_Sign"), Is.Zero, "a card that was put back is another one");
        using var again = reader.Open();
        Sign(again);
    }

    [Test]
    public async Task Given_card_that_leaves_in_mid_operation_When_signing_Then_told_at_once()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        reader.Order("removed-by-signing");

        Refusals.AssertRefused(() => Sign(carte), Reason.CarteRetiree);

        Assert.That(carte.Removal.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task Given_owner_that_closes_the_card_when_it_leaves_When_it_leaves_Then_closed()
    {
        var reader = await TestCards.DoctorAsync();
        var carte = reader.Open();
        var closed = new TaskCompletionSource();
        carte.Removal.Register(() =>
        {
            carte.Dispose();
            closed.SetResult();
        });

        reader.Order("removed");

        await closed.Task.WaitAsync(Patience);
        Assert.That(reader.Count("C_CloseSession"), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_two_cards_of_one_reader_When_it_is_emptied_Then_both_are_told()
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("events");
        using var first = reader.Open();
        using var second = reader.Open();

        reader.Order("removed");

        await Task.WhenAll(RemovalOf(first), RemovalOf(second));
        Assert.That(reader.Count("C_OpenSession"), Is.EqualTo(2));
    }

    [Test]
    public async Task Given_closed_card_When_it_leaves_Then_nobody_is_told()
    {
        var reader = await TestCards.DoctorAsync();
        var carte = reader.Open();
        using var witness = reader.Open();
        carte.Dispose();

        reader.Order("removed");

        await RemovalOf(witness);
        Assert.That(carte.Removal.IsCancellationRequested, Is.False);
    }

    private static void Sign(Pkcs11Carte carte) =>
        carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static async Task RemovalOf(Pkcs11Carte carte)
    {
        var removed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = carte.Removal.Register(removed.SetResult);
        await removed.Task.WaitAsync(Patience);
    }
}
