using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Identity;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>What minors, their representatives, and those who write with patients who left see of messages.</summary>
public sealed class MessageSightTests(Engine engine) : MessagerieFixture(engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Restrictions FromRepresentatives = new() { HiddenFromRepresentatives = true };

    [Test]
    public async Task Given_minor_When_written_to_Then_a_representative_sees_nothing_of_what_is_hidden_and_the_minor_all()
    {
        using var parent = await new GivenComptes(Sandbox).AdultAsync();
        var child = await new GivenComptes(Sandbox).MinorOfAsync(parent);
        using var minor = await SelfAsync(child);
        var shown = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins));
        var other = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins));
        var after = await Doctor.Messagerie.SendAsync(
            DoctorsOwn, new NewMessage { ConversationId = other.ConversationId, Text = "Encore visible." });
        var secret = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins, Picture() with { Restrictions = FromRepresentatives }));
        var hidden = await Doctor.Messagerie.SendAsync(DoctorsOwn, Answer(shown, Picture() with { Restrictions = FromRepresentatives }));

        var toParent = await ConversationsAsync(child);
        var toMinor = await ConversationsAsync(minor);
        var read = await MessagesAsync(child, shown);

        Assert.Multiple(() =>
        {
            Assert.That(toParent.Select(one => one.ConversationId), Is.EqualTo(Ids(other.ConversationId, shown.ConversationId)));
            Assert.That(toParent[1].LastMessageTime.ToDateTimeOffset(), Is.EqualTo(shown.SendTime));
            Assert.That(toParent.Select(one => one.UnreadCount), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(
                toMinor.Select(one => one.ConversationId),
                Is.EqualTo(Ids(shown.ConversationId, secret.ConversationId, other.ConversationId)));
            Assert.That(toMinor.Select(one => one.UnreadCount), Is.EqualTo(new[] { 2, 1, 2 }));
            Assert.That(read.Select(one => one.MessageId), Is.EqualTo(Ids(shown.Id)));
            Assert.That(after.InReplyTo, Is.EqualTo(other.Id));
            Assert.That(hidden.InReplyTo, Is.EqualTo(shown.Id));
        });
    }

    [Test]
    public async Task Given_hidden_message_When_a_representative_answers_Then_no_answer_tells_of_it()
    {
        using var parent = await new GivenComptes(Sandbox).AdultAsync();
        var child = await new GivenComptes(Sandbox).MinorOfAsync(parent);
        using var minor = await SelfAsync(child);
        var shown = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins));
        var secret = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins, Picture() with { Restrictions = FromRepresentatives }));
        var hidden = await Doctor.Messagerie.SendAsync(DoctorsOwn, Answer(shown, Picture() with { Restrictions = FromRepresentatives }));
        var onHidden = await Doctor.Messagerie.SendAsync(
            DoctorsOwn, new NewMessage { ConversationId = shown.ConversationId, Text = "Suite." });

        var toParent = await MessagesAsync(child, shown);
        var toMinor = await MessagesAsync(minor, shown);
        var ofParent = await AnswerAsync(child, shown.ConversationId);
        var inSecret = await Refused.OnTheWireAsync(AnswerAsync(child, secret.ConversationId));
        var toHidden = await Refused.OnTheWireAsync(AnswerAsync(child, shown.ConversationId, hidden.Id));
        var ofMinor = await AnswerAsync(minor, secret.ConversationId);
        var received = await Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, shown.ConversationId).FirstAsync();

        Assert.Multiple(() =>
        {
            Assert.That(toParent.Select(one => (one.MessageId, one.InReplyTo)), Is.EqualTo(new[]
            {
                (Id(onHidden.Id), ""), (Id(shown.Id), ""),
            }));
            Assert.That(toMinor[0].InReplyTo, Is.EqualTo(Id(hidden.Id)));
            Assert.That(ofParent.InReplyTo, Is.EqualTo(Id(onHidden.Id)));
            Assert.That((inSecret.Reason, toHidden.Reason), Is.EqualTo(("CONVERSATION_INTROUVABLE", "MESSAGE_INTROUVABLE")));
            Assert.That(ofMinor.InReplyTo, Is.EqualTo(Id(secret.Id)));
            Assert.That((received.Id, received.Sender.Patient), Is.EqualTo((Guid.Parse(ofParent.MessageId), child.Ins)));
        });
    }

    [Test]
    public async Task Given_conversation_closed_in_secret_When_a_representative_looks_or_writes_Then_open_to_them_and_closed_to_the_minor()
    {
        using var parent = await new GivenComptes(Sandbox).AdultAsync();
        var child = await new GivenComptes(Sandbox).MinorOfAsync(parent);
        using var minor = await SelfAsync(child);
        var secret = Doctor.Messagerie.In(await Doctor.Session.OpenConnexionSecreteAsync(child.Ins));
        var byMessage = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins));
        var without = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins));

        await secret.SendAsync(
            DoctorsOwn, new NewMessage { ConversationId = byMessage.ConversationId, Text = "Secret.", Closes = true });
        await secret.CloseAsync(DoctorsOwn, without.ConversationId);
        var toParent = await ConversationsAsync(child);
        var toMinor = await ConversationsAsync(minor);
        var answer = await AnswerAsync(child, byMessage.ConversationId);
        var ofMinor = await Refused.OnTheWireAsync(AnswerAsync(minor, byMessage.ConversationId));
        var received = await Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, byMessage.ConversationId).FirstAsync();
        await Doctor.Messagerie.CloseAsync(DoctorsOwn, without.ConversationId);
        var afterwards = (await ConversationsAsync(child)).Single(one => one.ConversationId == Id(without.ConversationId));

        Assert.Multiple(() =>
        {
            Assert.That(toParent.Select(one => one.CloseTime), Is.EqualTo(new object?[] { null, null }));
            Assert.That(toMinor.Select(one => one.CloseTime), Is.All.Not.Null);
            Assert.That((Id(received.Id), ofMinor.Reason), Is.EqualTo((answer.MessageId, "CONVERSATION_CLOSE")));
            Assert.That(afterwards.CloseTime, Is.Not.Null, "closed again, openly");
        });
    }

    [Test]
    public async Task Given_secret_connection_When_a_message_is_sent_in_it_Then_the_minor_is_told_and_a_representative_nowhere()
    {
        using var parent = await new GivenComptes(Sandbox).AdultAsync();
        var child = await new GivenComptes(Sandbox).MinorOfAsync(parent);
        using var minor = await SelfAsync(child);
        var secret = Doctor.Messagerie.In(await Doctor.Session.OpenConnexionSecreteAsync(child.Ins));
        using var end = new CancellationTokenSource(Patience);
        using var toParent = Watch(child);
        using var toMinor = Watch(minor);
        await NextAsync(toParent, end.Token);
        await NextAsync(toMinor, end.Token);

        var hidden = await secret.SendAsync(DoctorsOwn, To(child.Ins, Picture()) with { Text = "Hortensia." });
        var shown = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins) with { Text = "Hortensia." });

        var firstToParent = await NextAsync(toParent, end.Token);
        var firstToMinor = await NextAsync(toMinor, end.Token);
        var secondToMinor = await NextAsync(toMinor, end.Token);
        var kept = new[] { await SeenAsync(child), await SeenAsync(minor) };
        var opened = await Refused.OnTheWireAsync(MessagesAsync(child, hidden));
        var downloaded = await Refused.OnTheWireAsync(DownloadAsync(child, hidden));
        Assert.Multiple(() =>
        {
            Assert.That(firstToParent.Message.MessageId, Is.EqualTo(Id(shown.Id)));
            Assert.That(firstToMinor.Message.MessageId, Is.EqualTo(Id(hidden.Id)));
            Assert.That(secondToMinor.Message.MessageId, Is.EqualTo(Id(shown.Id)));
            Assert.That(kept, Is.EqualTo(new[] { (1, 1, 1, 1), (2, 2, 2, 2) }), "listed, unread in them, found, counted");
            Assert.That((opened.Reason, downloaded.Reason), Is.EqualTo(("CONVERSATION_INTROUVABLE", "MESSAGE_INTROUVABLE")));
        });
    }

    [Test]
    public async Task Given_last_message_hidden_When_a_representative_answers_Then_it_answers_the_last_that_they_see()
    {
        using var parent = await new GivenComptes(Sandbox).AdultAsync();
        var child = await new GivenComptes(Sandbox).MinorOfAsync(parent);
        var shown = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(child.Ins));
        await Doctor.Messagerie.SendAsync(DoctorsOwn, Answer(shown, Picture() with { Restrictions = FromRepresentatives }));

        var answer = await AnswerAsync(child, shown.ConversationId);

        Assert.That(answer.InReplyTo, Is.EqualTo(Id(shown.Id)));
    }

    [Test]
    public async Task Given_patient_whose_dossier_is_erased_When_read_and_closed_Then_receipts_stay_and_nothing_comes_back()
    {
        using var patient = await new GivenComptes(Sandbox).AdultAsync();
        var question = await Doctor.Messagerie.SendAsync(DoctorsOwn, To(patient.Ins) with { WantsReceipt = true });
        await patient.Client.MessageriePatient.MarkAsReadAsync(
            new Wire.MarkAsReadRequest { RequestId = Id(Guid.NewGuid()), Mailbox = Of(patient), MessageIds = { Id(question.Id) } },
            patient.Client.Headers());
        var answer = await AnswerAsync(patient, question.ConversationId, wantsReceipt: true);

        await EraseAsync(patient.PatientId);
        await Doctor.Messagerie.MarkAsReadAsync(DoctorsOwn, [Guid.Parse(answer.MessageId)]);
        await Doctor.Messagerie.CloseAsync(DoctorsOwn, question.ConversationId);

        var kept = await Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, question.ConversationId).ToListAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(kept.Select(message => Id(message.Id)), Is.EqualTo(new[] { answer.MessageId, Id(question.Id) }));
            Assert.That(kept[1].Receipts.Single().Reader.Patient, Is.EqualTo(patient.Ins));
            Assert.That(await Store.CountOfMailboxAsync(patient.PatientId), Is.Zero);
        });
    }

    private static AsyncServerStreamingCall<Wire.WatchMailboxResponse> Watch(SignedInPerson person) =>
        person.Client.MessageriePatient.WatchMailbox(
            new Wire.WatchMailboxRequest { Mailbox = Of(person) }, person.Client.Headers());

    // Null where the watch tells where it stands.
    private static async Task<Wire.MailboxEvent> NextAsync(
        AsyncServerStreamingCall<Wire.WatchMailboxResponse> watch, CancellationToken end)
    {
        Assert.That(await watch.ResponseStream.MoveNext(end), Is.True);
        return watch.ResponseStream.Current.Event;
    }

    private static async Task<(int Listed, int Unread, int Found, int Counted)> SeenAsync(SignedInPerson person)
    {
        var (mailbox, client) = (Of(person), person.Client);
        var listed = await ConversationsAsync(person);
        var found = await client.MessageriePatient.SearchMessagesAsync(
            new Wire.SearchMessagesRequest { Mailbox = mailbox, Query = "hortensia" }, client.Headers());
        var counted = await client.MessageriePatient.CountUnreadAsync(
            new Wire.CountUnreadRequest { Mailbox = mailbox }, client.Headers());
        return (listed.Count, listed.Sum(one => one.UnreadCount), found.Messages.Count, counted.UnreadCount);
    }

    private static async Task DownloadAsync(SignedInPerson person, Message message)
    {
        using var call = person.Client.MessageriePatient.DownloadAttachment(
            new Wire.DownloadAttachmentRequest { Mailbox = Of(person), MessageId = Id(message.Id) }, person.Client.Headers());
        await call.ResponseStream.MoveNext(CancellationToken.None);
    }

    private static NewMessage To(Ins patient, params NewAttachment[] attachments) => ToPatient(attachments: attachments) with
    {
        Recipients = [Correspondent.Of(patient)],
    };

    private static string Id(Guid id) => id.ToString("D");

    private static string[] Ids(params Guid[] ids) => [.. ids.Select(Id)];

    private static Wire.Mailbox Of(SignedInPerson person) => new() { Patient = person.Wire };

    private static async Task<IReadOnlyList<Wire.Conversation>> ConversationsAsync(SignedInPerson person) =>
        (await person.Client.MessageriePatient.ListConversationsAsync(
            new Wire.ListConversationsRequest { Mailbox = Of(person) }, person.Client.Headers())).Conversations;

    private static async Task<IReadOnlyList<Wire.Message>> MessagesAsync(SignedInPerson person, Message of) =>
        (await person.Client.MessageriePatient.ListMessagesAsync(
            new Wire.ListMessagesRequest { Mailbox = Of(person), ConversationId = Id(of.ConversationId) },
            person.Client.Headers())).Messages;

    private static async Task<Wire.Message> AnswerAsync(
        SignedInPerson person, Guid conversation, Guid? answered = null, bool wantsReceipt = false)
    {
        using var call = person.Client.MessageriePatient.SendMessage(person.Client.Headers());
        await call.RequestStream.WriteAsync(new Wire.SendMessageRequest
        {
            Header = new Wire.MessageHeader
            {
                RequestId = Id(Guid.NewGuid()),
                Sender = Of(person),
                ConversationId = Id(conversation),
                InReplyTo = answered is { } id ? Id(id) : "",
                Text = "Merci.",
                ReceiptRequested = wantsReceipt,
            },
        });
        await call.RequestStream.WriteAsync(new Wire.SendMessageRequest { End = new Wire.SendMessageEnd() });
        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync;
    }

    /// <summary>The minor in front of the own account.</summary>
    private async Task<SignedInPerson> SelfAsync(SignedInPerson child) =>
        child with { Client = await new GivenComptes(Sandbox).OpenAsync(child.PatientId) };

    private Task<IReadOnlyList<Guid>> EraseAsync(Guid patientId)
    {
        var services = Sandbox.Host.Services;
        return services.GetRequiredService<Database>().WriteAsync(
            connection => services.GetRequiredService<EraseDossier>().RunAsync(connection, patientId), CancellationToken.None);
    }
}
