using MonEspaceSante.Cps;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>A mailbox is its holder's, whatever becomes of its address.</summary>
public sealed class MailboxHolderTests(Engine engine) : AnnuaireFixture(engine)
{
    private const string Address = "remplacant@essais.mssante.fr";
    private const string Sender = "cabinet-lefort@essais.mssante.fr";

    [Test]
    public async Task Given_address_that_another_import_gives_to_somebody_else_When_read_Then_nothing_of_before()
    {
        await using var pharmacist = Cartes.Client("pharmacien");
        await using var doctor = Cartes.Client("medecin");
        await ListAsync("pharmacien");
        var sent = await doctor.Messagerie.SendAsync(Sender, Message());
        var read = await pharmacist.Messagerie.CountUnreadAsync(Address);

        await ListAsync("infirmier");
        await using var nurse = Cartes.Client("infirmier");
        var listed = await nurse.Messagerie.ListConversationsAsync(Address).CountAsync();
        var found = await nurse.Messagerie.SearchAsync(Address, "confidentiel").CountAsync();
        var reasons = new[]
        {
            await ReasonAsync(nurse.Messagerie.ListMessagesAsync(Address, sent.ConversationId).CountAsync().AsTask()),
            await ReasonAsync(pharmacist.Messagerie.CountUnreadAsync(Address)),
            await ReasonAsync(doctor.Messagerie.SendAsync(
                Sender, new NewMessage { ConversationId = sent.ConversationId, Text = "Suite." })),
        };
        var anew = await doctor.Messagerie.SendAsync(Sender, Message());
        var toNurse = await nurse.Messagerie.ListConversationsAsync(Address).SingleAsync();
        await ListAsync("pharmacien");
        var kept = await pharmacist.Messagerie.ListConversationsAsync(Address).SingleAsync();

        Assert.Multiple(() =>
        {
            Assert.That((read, listed, found), Is.EqualTo((1, 0, 0)));
            Assert.That(reasons, Is.EqualTo(new[] { "CONVERSATION_INTROUVABLE", "BOITE_INTERDITE", "BOITE_INCONNUE" }));
            Assert.That(toNurse.Id, Is.EqualTo(anew.ConversationId));
            Assert.That(kept.Id, Is.EqualTo(sent.ConversationId), "what was the holder's is so again");
        });
    }

    private static NewMessage Message() => new()
    {
        Recipients = [Correspondent.Of(Address)], Subject = "Confidentiel", Text = "Pour vous seul.",
    };

    private static async Task<string> ReasonAsync(Task call) => (await Refused.ByAsync(call)).ReasonCode;

    private async Task ListAsync(string card)
    {
        ICarteCps holder = Cartes[card];
        var outcome = await ImportAsync((ExtractionReader.Boites, Boites(new Dictionary<string, string>
        {
            ["Type de BAL"] = "PER",
            ["Adresse BAL"] = Address,
            ["Identification nationale PP"] = holder.Porteur.Professional!.PsIdNat,
            ["Nom d'exercice"] = card.ToUpperInvariant(),
        })));
        Assert.That(outcome.Faults, Is.Empty);
    }
}
