using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using Attachment = MonEspaceSante.Messagerie.Attachment;
using Message = MonEspaceSante.Messagerie.Message;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>A conversation of a pharmacist with a patient through the SDK, from the first message to the closing.</summary>
internal sealed class MessageLife(Uri server, SandboxServer sandbox, ICarteCps pharmacist)
{
    private const string Pharmacy = "pharmacie-du-marche@essais.mssante.fr";
    private const string Subject = "Objet du canari";
    private const string Text = "Le zinzolinet a mal aux plumes";
    private const string FileName = "canari-ordonnance.txt";

    public async Task LiveAsync(Secrets secrets, List<string> told)
    {
        using var person = await new GivenComptes(sandbox).AdultAsync();
        secrets.Add(person.Ins.Matricule, Subject, Text, "zinzolinet", FileName);
        var options = sandbox.ClientOptions(pharmacist);
        options.Server = server;
        await using var client = new MonEspaceSanteClient(options);
        var cursor = await client.Messagerie.GetWatchCursorAsync(Pharmacy);
        var sent = await SendAsync(client.Messagerie, person);
        var received = await person.Client.MessageriePatient.ListConversationsAsync(
            new ListConversationsRequest { Mailbox = new Mailbox { Patient = person.Wire } }, person.Client.Headers());
        Message found = await client.Messagerie.SearchAsync(Pharmacy, "plumes").FirstAsync();
        var happened = await client.Messagerie.WatchAsync(Pharmacy, cursor).FirstAsync();
        Attachment attachment = await client.Messagerie.DownloadAsync(Pharmacy, sent.Id, 0, Stream.Null);
        var closed = await client.Messagerie.CloseAsync(Pharmacy, sent.ConversationId);
        told.Add($"{sent} {sent.Sender} {sent.Recipients[0]} {found} {happened} {attachment} {closed} {received.Conversations.Count}");
        try
        {
            await client.Messagerie.SendAsync(
                Pharmacy, new NewMessage { ConversationId = sent.ConversationId, Text = Text });
        }
        catch (MessageRefusedException refusal)
        {
            told.Add($"{refusal}");
        }
    }

    private static async Task<Message> SendAsync(MessagerieClient client, SignedInPerson person)
    {
        using var file = new MemoryStream("Paracétamol du canari"u8.ToArray());
        return await client.SendAsync(Pharmacy, new NewMessage
        {
            Recipients = [MonEspaceSante.Messagerie.Correspondent.Of(person.Ins)],
            Subject = Subject,
            Text = Text,
            Attachments = [new NewAttachment(FileName, "text/plain", file)],
        });
    }
}
