using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>Messages at the command line: a pharmacist writes, the patient reads.</summary>
public sealed class MessagerieTests : SandboxFixture
{
    private const string Pharmacy = "pharmacie-du-marche@essais.mssante.fr";
    private const string Patient = "203061212712750";

    [Test]
    public async Task Given_a_message_with_a_photo_When_the_patient_reads_Then_closed_at_the_end()
    {
        var photo = Path.Combine(Folder, $"{Guid.NewGuid():N}.jpg");
        await File.WriteAllBytesAsync(photo, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0]);
        string[] asPharmacist = ["--boite", Pharmacy, "--carte", "pharmacien"];

        var sent = await AnswerAsync(
        [
            "messagerie", "ecrire", "--patient", Patient, "--objet", "Votre traitement", "--texte", "Bonjour.",
            "--joindre", photo, .. asPharmacist,
        ]);
        var conversation = sent.GetProperty("conversationId").GetString()!;
        var read = await AnswerAsync(["compte", "messages", conversation, .. SignedInAs(Patient)]);
        await AnswerAsync(["messagerie", "clore", conversation, .. asPharmacist]);
        var late = await RefusalAsync(
            ["messagerie", "ecrire", "--conversation", conversation, "--texte", "Encore", .. asPharmacist]);

        Assert.That(read[0].GetProperty("text").GetString(), Is.EqualTo("Bonjour."));
        Assert.That(read[0].GetProperty("attachments")[0].GetProperty("size").GetInt64(), Is.EqualTo(8));
        Assert.That(late, Is.EqualTo((1, "CONVERSATION_CLOSE")));
    }
}
