using MonEspaceSante.Compte;
using MonEspaceSante.Dmp;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Xdm;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>Conversations from the first message to the last, through the SDK.</summary>
public sealed class MessageStoryTests(Engine engine) : MessagerieFixture(engine)
{
    [Test]
    public async Task Given_prescription_in_a_message_When_deposited_Then_in_the_dmp_and_noted()
    {
        var sample = Renewal();
        await using var cda = await sample.ToStreamAsync();
        var requestId = Guid.NewGuid();
        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy, ToPatient(attachments: NewAttachment.Cda("ordonnance.xml", cda)));
        var options = new AttachmentDepositOptions { RequestId = requestId };

        var deposited = await Pharmacist.Messagerie.DepositAsync(Pharmacy, sent, 0, Visibility.Everyone, options);
        var again = await Pharmacist.Messagerie.DepositAsync(Pharmacy, sent, 0, Visibility.Everyone, options);

        var noted = (await Pharmacist.Messagerie.ListMessagesAsync(Pharmacy, sent.ConversationId).SingleAsync()).Attachments[0];
        var seen = await Person.Espace.ListDocumentsAsync(Patient).SingleAsync(found => found.UniqueId == sample.UniqueId);
        Assert.Multiple(() =>
        {
            Assert.That(sent.Headers.CdaTypes, Is.EqualTo(new[] { "75468-9" }), "read by the service");
            Assert.That(sent.Headers.SoftwareNumber, Is.Not.Empty);
            Assert.That(deposited.Documents.Single().UniqueId, Is.EqualTo(sample.UniqueId));
            Assert.That(again.SubmissionId, Is.EqualTo(deposited.SubmissionId));
            Assert.That(noted.Deposits.Select(deposit => deposit.UniqueId), Is.EqualTo(new[] { sample.UniqueId }));
            Assert.That(seen.Sha256.ToArray(), Is.EqualTo(noted.Sha256.ToArray()));
        });
    }

    [Test]
    public async Task Given_mailbox_found_in_the_directory_When_written_to_Then_its_holder_reads_the_message()
    {
        var found = await Pharmacist.Annuaire.SearchMailboxes(new() { Name = "LEFORT", Type = MonEspaceSante.Annuaire.MailboxType.Personnelle })
            .SingleAsync();
        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy,
            new NewMessage
            {
                Recipients = [Correspondent.Of(found.Address)], Subject = "Rupture", Text = "Ce traitement manque.",
                Attachments = [Picture()],
            });

        var received = await Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, sent.ConversationId).SingleAsync();
        using var photo = new MemoryStream();
        await Doctor.Messagerie.DownloadAsync(DoctorsOwn, received.Id, 0, photo);

        Assert.That(found.Address, Is.EqualTo(DoctorsOwn));
        Assert.That((received.Id, received.Sender.Address, received.Text), Is.EqualTo((sent.Id, Pharmacy, "Ce traitement manque.")));
        Assert.That(photo.ToArray(), Is.EqualTo(Photo));
    }

    [Test]
    public async Task Given_patient_whose_ins_changed_When_an_old_conversation_goes_on_under_the_new_one_Then_it_is_one_patient()
    {
        using var patient = await new GivenComptes(Sandbox).AdultAsync();
        var first = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient() with { Recipients = [Correspondent.Of(patient.Ins)] });
        var changed = await new GivenPatients(Sandbox).RenameAsync(patient.Ins);
        var sample = Renewal(changed);
        await using var cda = await sample.ToStreamAsync();
        using var archive = await ArchiveAsync(Renewal(changed), Visibility.Everyone);

        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy,
            Answer(first, NewAttachment.Cda("a.xml", cda), NewAttachment.IheXdm("a.zip", archive)) with
            {
                Recipients = [Correspondent.Of(changed)],
            });
        await Pharmacist.Messagerie.DepositAsync(Pharmacy, sent, 0, Visibility.Everyone, new() { Patient = changed });
        await Pharmacist.Messagerie.DepositAsync(Pharmacy, sent, 1, Visibility.Everyone, new() { Patient = changed });

        var noted = await Pharmacist.Messagerie.ListMessagesAsync(Pharmacy, sent.ConversationId).FirstAsync();
        Assert.That(noted.Attachments[0].Deposits.Single().UniqueId, Is.EqualTo(sample.UniqueId));
        Assert.That(noted.Attachments[1].Deposits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_archive_among_professionals_When_deposited_Then_its_documents_are_in_the_dmp()
    {
        var sample = Renewal(Patients.Arthur);
        using var archive = await ArchiveAsync(sample, Visibility.Everyone);
        var sent = await Pharmacist.Messagerie.SendAsync(
            PharmacistsOwn,
            new NewMessage
            {
                Recipients = [Correspondent.Of(DoctorsOwn)],
                Subject = "Pour avis",
                Attachments = [NewAttachment.IheXdm("ordonnance.zip", archive)],
                InsQualified = true,
            });

        var deposited = await Pharmacist.Messagerie.DepositAsync(PharmacistsOwn, sent, 0, Visibility.Everyone);
        var received = await Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, sent.ConversationId).SingleAsync();
        var noted = await Pharmacist.Messagerie.ListMessagesAsync(PharmacistsOwn, sent.ConversationId).SingleAsync();

        Assert.That(deposited.Documents.Single().UniqueId, Is.EqualTo(sample.UniqueId));
        Assert.That(noted.Attachments[0].Deposits.Single().UniqueId, Is.EqualTo(sample.UniqueId));
        Assert.That(received.Attachments[0].Deposits, Is.Empty, "of a dossier whose patient takes no part");
        Assert.That((received.Headers.InsQualified, received.Patient), Is.EqualTo(((bool?)true, (Identity.Ins?)null)));
        Assert.That(received.Headers.CdaTypes, Is.EqualTo(new[] { "75468-9" }));
    }

    [Test]
    public async Task Given_attachment_hidden_from_the_patient_When_deposited_Then_the_document_is_hidden_too()
    {
        var sample = Renewal();
        await using var cda = await sample.ToStreamAsync();
        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy,
            new NewMessage
            {
                Recipients = [Correspondent.Of(Practice)],
                Subject = "Pour avis",
                Attachments =
                [
                    NewAttachment.Cda("a.xml", cda) with { Restrictions = new Restrictions { HiddenFromPatient = true } },
                ],
            });

        var deposited = await Pharmacist.Messagerie.DepositAsync(Pharmacy, sent, 0, Visibility.Everyone);

        Assert.That(deposited.Documents.Single().Visibility, Is.EqualTo(Visibility.Everyone with { Patient = false }));
        Assert.That(
            await Person.Espace.ListDocumentsAsync(Patient).AnyAsync(found => found.UniqueId == sample.UniqueId), Is.False);
    }

    [Test]
    public async Task Given_question_When_the_patient_answers_with_a_photo_Then_read_with_receipts_and_told()
    {
        var question = await Doctor.Messagerie.SendAsync(
            DoctorsOwn, ToPatient("Votre genou") with { WantsReceipt = true });
        // The newest comes first; other tests bring the patient documents too.
        var told = await Person.Espace.ListNotificationsAsync(Patient).FirstAsync(one => one.Kind is NotificationKind.Message);
        var received = await Person.Messagerie.ListMessagesAsync(Patient, question.ConversationId).SingleAsync();
        await Person.Messagerie.MarkAsReadAsync(Patient, [received.Id]);
        var answer = await Person.Messagerie.SendAsync(Patient, Answer(received, Picture()));

        using var photo = new MemoryStream();
        var attachment = await Doctor.Messagerie.DownloadAsync(DoctorsOwn, answer.Id, 0, photo);
        var messages = await Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, question.ConversationId).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(told.Time, Is.EqualTo(question.SendTime).Within(TimeSpan.FromMinutes(1)));
            Assert.That(photo.ToArray(), Is.EqualTo(Photo));
            Assert.That((attachment.FileName, attachment.MediaType), Is.EqualTo(("photo.jpg", "image/jpeg")));
            Assert.That(messages.Select(message => message.Id), Is.EqualTo(new[] { answer.Id, question.Id }));
            Assert.That(messages[0].InReplyTo, Is.EqualTo(question.Id));
            Assert.That(messages[0].Sender.Patient, Is.EqualTo(Patient));
            Assert.That(messages[0].Sender.MailAddress, Is.EqualTo("277076322082910@patient.mssante.fr"));
            Assert.That(messages[0].Author!.Family, Is.EqualTo("DE VINCI"));
            Assert.That(messages[0].ReadTime, Is.Null);
            Assert.That(messages[1].Receipts.Single().Reader.Patient, Is.EqualTo(Patient));
            Assert.That(messages[1].InternetMessageId, Does.StartWith($"{question.Id:D}@"));
        });
    }

    [Test]
    public async Task Given_conversation_When_closed_Then_nobody_writes_in_it_any_more()
    {
        var first = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("Clôture"));
        await Pharmacist.Messagerie.SendAsync(
            Pharmacy, new NewMessage { ConversationId = first.ConversationId, Text = "Bonne journée.", Closes = true });
        var other = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("Sans message"));
        var requestId = Guid.NewGuid();

        var closed = await Pharmacist.Messagerie.CloseAsync(Pharmacy, other.ConversationId, requestId);
        var again = await Pharmacist.Messagerie.CloseAsync(Pharmacy, other.ConversationId, requestId);

        var reasons = new[]
        {
            await ReasonAsync(Person.Messagerie.SendAsync(Patient, Answer(first))),
            await ReasonAsync(Person.Messagerie.SendAsync(Patient, Answer(other))),
            await ReasonAsync(Pharmacist.Messagerie.SendAsync(Pharmacy, Answer(first))),
        };
        Assert.That(reasons, Is.All.EqualTo("CONVERSATION_CLOSE"));
        Assert.That(closed.CloseTime, Is.Not.Null.And.EqualTo(again.CloseTime));
    }

    [Test]
    public async Task Given_messages_When_listed_searched_and_counted_Then_each_mailbox_has_its_own()
    {
        var text = $"Votre crème à l'œillet {Guid.NewGuid():N}";
        var sent = await Doctor.Messagerie.SendAsync(
            Practice,
            new NewMessage
            {
                Recipients = [Correspondent.Of(Pharmacy), Correspondent.Of(PharmacistsOwn)], Subject = "Préparation", Text = text,
            });
        var word = text[^32..];

        var conversation = await Pharmacist.Messagerie.ListConversationsAsync(Pharmacy, unreadOnly: true)
            .SingleAsync(one => one.Id == sent.ConversationId);
        var found = await Pharmacist.Messagerie.SearchAsync(Pharmacy, $"{word} CREME oeillet").ToListAsync();
        var nothing = await Pharmacist.Messagerie.SearchAsync(Pharmacy, $"{word} absent").ToListAsync();
        var elsewhere = await Doctor.Messagerie.SearchAsync(DoctorsOwn, word).ToListAsync();
        await Pharmacist.Messagerie.MarkAsReadAsync(Pharmacy, [sent.Id]);
        var read = await Pharmacist.Messagerie.ListConversationsAsync(Pharmacy).FirstAsync(one => one.Id == sent.ConversationId);
        var mailboxes = await Pharmacist.Messagerie.ListMailboxesAsync();

        Assert.Multiple(() =>
        {
            Assert.That((conversation.UnreadCount, read.UnreadCount), Is.EqualTo((1, 0)));
            Assert.That(conversation.Participants.Select(one => one.Address), Is.EqualTo(new[] { Practice, Pharmacy, PharmacistsOwn }));
            Assert.That(found.Select(message => message.Id), Is.EqualTo(new[] { sent.Id }));
            Assert.That(nothing.Concat(elsewhere), Is.Empty);
            Assert.That(
                mailboxes.Select(mailbox => (mailbox.Address, mailbox.Mailbox.Kind)),
                Is.EqualTo(new[]
                {
                    (PharmacistsOwn, MailboxKind.Personnelle), (Pharmacy, MailboxKind.Organisationnelle),
                }));
            Assert.That(mailboxes[0].UnreadCount, Is.Positive, "one mailbox does not read for another");
        });
    }

    [Test]
    public async Task Given_request_id_When_sent_again_Then_one_message_and_other_content_refused()
    {
        var requestId = Guid.NewGuid();

        var first = await SendAsync("Bonjour");
        var again = await SendAsync("Bonjour");
        var other = await ReasonAsync(SendAsync("Autre"));

        Assert.That(again.Id, Is.EqualTo(first.Id));
        Assert.That(other, Is.EqualTo("REQUEST_ID_REUTILISE"));
        Assert.That(
            await Pharmacist.Messagerie.ListMessagesAsync(Pharmacy, first.ConversationId).CountAsync(), Is.EqualTo(1));

        Task<Message> SendAsync(string text) => Pharmacist.Messagerie.SendAsync(
            Pharmacy, ToPatient("Une fois", Picture()) with { Text = text }, requestId);
    }

    [Test]
    public async Task Given_message_sent_When_sent_again_after_the_conversation_was_closed_Then_the_first_answer()
    {
        var first = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("À redire"));
        var requestId = Guid.NewGuid();
        var sent = await SendAsync();
        await Pharmacist.Messagerie.CloseAsync(Pharmacy, first.ConversationId);

        var again = await SendAsync();
        var other = await ReasonAsync(Pharmacist.Messagerie.SendAsync(Pharmacy, Answer(first), requestId));

        Assert.That((again.Id, again.SendTime), Is.EqualTo((sent.Id, sent.SendTime)));
        Assert.That(other, Is.EqualTo("REQUEST_ID_REUTILISE"));

        Task<Message> SendAsync() => Pharmacist.Messagerie.SendAsync(Pharmacy, Answer(first, Picture()), requestId);
    }

    [Test]
    public async Task Given_message_sent_When_sent_again_after_the_patient_left_Then_the_first_answer()
    {
        using var patient = await new GivenComptes(Sandbox).AdultAsync();
        var requestId = Guid.NewGuid();
        var sent = await SendAsync();
        await new GivenComptes(Sandbox).HappenAsync(
            patient.PatientId, compte => compte with { Status = Protos.Compte.V1.CompteStatus.Clos });

        var again = await SendAsync();
        var other = await ReasonAsync(SendAsync("Autre"));
        var anew = await ReasonAsync(Doctor.Messagerie.SendAsync(DoctorsOwn, To("Nouveau")));

        Assert.That(again.Id, Is.EqualTo(sent.Id));
        Assert.That((other, anew), Is.EqualTo(("REQUEST_ID_REUTILISE", "PATIENT_SANS_MESSAGERIE")));

        Task<Message> SendAsync(string subject = "Avant") => Doctor.Messagerie.SendAsync(DoctorsOwn, To(subject), requestId);

        NewMessage To(string subject) => ToPatient(subject, Picture()) with { Recipients = [Correspondent.Of(patient.Ins)] };
    }

    [Test]
    public async Task Given_answered_message_spelt_another_way_When_sent_again_Then_the_same_and_told_in_canonical_form()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["pharmacien"]);
        var first = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("Orthographe"));
        var requestId = Guid.NewGuid();

        var sent = await SendAsync($"{{{first.Id}}}".ToUpperInvariant());
        var again = await SendAsync($"{first.Id:N}");

        Assert.That((again.MessageId, sent.InReplyTo), Is.EqualTo((sent.MessageId, $"{first.Id:D}")));

        async Task<Wire.Message> SendAsync(string answered)
        {
            using var call = client.Messagerie.SendMessage(client.Headers());
            await call.RequestStream.WriteAsync(new Wire.SendMessageRequest
            {
                Header = new Wire.MessageHeader
                {
                    RequestId = $"{requestId:D}",
                    Sender = new Wire.Mailbox { Address = Pharmacy },
                    ConversationId = $"{first.ConversationId:D}",
                    InReplyTo = answered,
                    Text = "Suite",
                    Headers = new Wire.MssHeaders { SoftwareNumber = "essais" },
                },
            });
            await call.RequestStream.WriteAsync(new Wire.SendMessageRequest { End = new Wire.SendMessageEnd() });
            await call.RequestStream.CompleteAsync();
            return await call.ResponseAsync;
        }
    }

    [Test]
    public async Task Given_very_long_message_When_searched_Then_found_by_its_first_words_alone()
    {
        var mark = $"{Guid.NewGuid():N}";
        var sent = await Doctor.Messagerie.SendAsync(
            Practice,
            new NewMessage
            {
                Recipients = [Correspondent.Of(Pharmacy)],
                Subject = mark,
                Text = string.Join(' ', Enumerable.Range(0, 2_500).Select(rank => $"mot{rank}")),
            });

        var among = await Pharmacist.Messagerie.SearchAsync(Pharmacy, $"{mark} mot1500").ToListAsync();
        var after = await Pharmacist.Messagerie.SearchAsync(Pharmacy, $"{mark} mot2400").ToListAsync();

        Assert.That(among.Select(message => message.Id), Is.EqualTo(new[] { sent.Id }));
        Assert.That(after, Is.Empty);
    }

    internal static async Task<MemoryStream> ArchiveAsync(CdaSample sample, Visibility visibility)
    {
        await using var cda = await sample.ToStreamAsync();
        var archive = new MemoryStream();
        await new XdmSubmission
        {
            SourceId = "1.2.250.1.999.1",
            SubmissionTime = TimeProvider.System.GetUtcNow(),
            Software = new Software("MonEspaceSante.Server.Tests", "1.0"),
            Documents = [new DocumentToSubmit(cda, visibility)],
        }.WriteAsync(archive);
        archive.Position = 0;
        return archive;
    }
}
