using Dapper;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Dmp;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>What is refused, each with its own reason.</summary>
public sealed class MessageRefusalTests(Engine engine) : MessagerieFixture(engine)
{
    private const string Cut = "Entrecoupement";

    [Test]
    public async Task Given_patient_who_writes_first_When_to_a_doctor_or_a_stranger_Then_refused()
    {
        var reasons = new[]
        {
            await ReasonAsync(WriteFirstAsync(Practice)),
            await ReasonAsync(WriteFirstAsync(DoctorsOwn)),
            await ReasonAsync(WriteFirstAsync(PharmacistsOwn)),
            await ReasonAsync(WriteFirstAsync("optique-clair@essais.mssante.fr")),
        };

        Assert.That(reasons, Is.All.EqualTo("PATIENT_NON_INITIATEUR"));
    }

    [Test]
    public async Task Given_pharmacy_that_dispensed_When_the_patient_writes_first_Then_taken()
    {
        var before = await ReasonAsync(WriteFirstAsync(Pharmacy));
        await FeedAsync(Renewal() with { TypeCode = "60593-1", Title = "Dispensation" });

        var sent = await WriteFirstAsync(Pharmacy);

        var received = await Pharmacist.Messagerie.ListMessagesAsync(Pharmacy, sent.ConversationId).SingleAsync();
        Assert.That(before, Is.EqualTo("PATIENT_NON_INITIATEUR"));
        Assert.That((received.Id, received.Headers.SoftwareNumber), Is.EqualTo((sent.Id, "MON-ESPACE-SANTE")));
    }

    [Test]
    public async Task Given_attachment_hidden_from_the_patient_When_sent_to_the_patient_Then_refused_told_or_found_inside()
    {
        using var archive = await MessageStoryTests.ArchiveAsync(Renewal(), Visibility.Everyone with { Patient = false });

        var told = await Refused.ByAsync(Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("Résultat", Picture(), Hidden())));
        var found = await ReasonAsync(Pharmacist.Messagerie.SendAsync(
            Pharmacy, ToPatient("Résultat", NewAttachment.IheXdm("a.zip", archive))));
        archive.Position = 0;
        var toColleague = await Pharmacist.Messagerie.SendAsync(
            Pharmacy, ToColleague(Hidden(), NewAttachment.IheXdm("a.zip", archive)));

        Assert.That((told.ReasonCode, told.DocumentRank, found), Is.EqualTo(("PIECE_INVISIBLE_PATIENT", 1, "PIECE_INVISIBLE_PATIENT")));
        Assert.That(toColleague.Attachments.Select(one => one.Restrictions.HiddenFromPatient), Is.All.True);

        static NewAttachment Hidden() =>
            Picture() with { Restrictions = new Restrictions { HiddenFromPatient = true } };
    }

    [Test]
    public async Task Given_archive_or_cda_told_as_a_file_When_sent_Then_refused_so_that_nothing_goes_unread()
    {
        using var archive = await MessageStoryTests.ArchiveAsync(Renewal(), Visibility.Everyone with { Patient = false });
        await using var foreign = await Renewal(Patients.Arthur).ToStreamAsync();

        var reasons = new[]
        {
            await ReasonAsync(SendAsync(ToPatient("Archive", new NewAttachment("a.zip", "application/zip", archive)))),
            await ReasonAsync(SendAsync(ToPatient("Document", new NewAttachment("a.xml", "text/xml", foreign)))),
            await ReasonAsync(SendAsync(ToPatient("Image", Picture() with { Kind = AttachmentKind.Cda }))),
        };

        Assert.That(reasons, Is.All.EqualTo("PIECE_REFUSEE"));
        await DemandNothingSentAsync();
    }

    [Test]
    public async Task Given_combination_that_is_not_listed_When_sent_or_deposited_Then_refused()
    {
        var masked = new Restrictions { HiddenFromProfessionals = true };
        await using var cda = await Renewal().ToStreamAsync();

        var toProfessional = await Refused.ByAsync(
            Pharmacist.Messagerie.SendAsync(Pharmacy, ToColleague(Picture() with { Restrictions = masked })));
        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy, ToPatient("Masqué", NewAttachment.Cda("a.xml", cda) with { Restrictions = masked }));
        var deposit = await ReasonAsync(
            Pharmacist.Messagerie.DepositAsync(Pharmacy, sent, 0, Visibility.Everyone));

        Assert.That((toProfessional.ReasonCode, deposit), Is.EqualTo(("ROUTAGE_NON_PREVU", "ROUTAGE_NON_PREVU")));
        Assert.That(toProfessional.Details["combination"], Does.Contain("MASQUE_PS=Y").And.Contain("DESTMSSANTEPS=Y"));
    }

    [Test]
    public async Task Given_attachment_hidden_from_the_patient_When_noted_as_a_document_that_the_patient_sees_Then_refused()
    {
        var sample = Renewal();
        await using var cda = await sample.ToStreamAsync();
        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy,
            ToColleague(NewAttachment.Cda("a.xml", cda) with { Restrictions = new Restrictions { HiddenFromPatient = true } }));
        await FeedAsync(sample);
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["pharmacien"]);

        var refused = await Refused.OnTheWireAsync(client.Messagerie.DepositAttachmentAsync(
            new Wire.DepositAttachmentRequest
            {
                RequestId = Guid.NewGuid().ToString("D"),
                Mailbox = new Wire.Mailbox { Address = Pharmacy },
                MessageId = sent.Id.ToString("D"),
                Patient = new() { Matricule = Patient.Matricule, Oid = Patient.Oid },
                UniqueIds = { sample.UniqueId },
            },
            client.Headers()).ResponseAsync);

        var kept = await Pharmacist.Messagerie.ListMessagesAsync(Pharmacy, sent.ConversationId).SingleAsync();
        Assert.That((refused.Reason, refused.Fields[0]), Is.EqualTo(("VISIBILITE_INTERDITE", "unique_ids")));
        Assert.That(kept.Attachments[0].Deposits, Is.Empty);
    }

    [Test]
    public async Task Given_document_that_is_not_the_attachment_When_noted_as_its_deposit_Then_refused()
    {
        var (before, held, other) = (Wrapped(), Renewal(), Wrapped());
        await FeedAsync(before);
        await using var cda = await held.ToStreamAsync();
        using var archive = await MessageStoryTests.ArchiveAsync(held, Visibility.Everyone);
        var sent = await Pharmacist.Messagerie.SendAsync(
            Pharmacy, ToPatient("Preuve", NewAttachment.Cda("a.xml", cda), NewAttachment.IheXdm("a.zip", archive), Picture()));
        await FeedAsync(other);
        await FeedAsync(held);
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["pharmacien"]);

        var refused = new[]
        {
            await Refused.OnTheWireAsync(NoteAsync(0, other)),
            await Refused.OnTheWireAsync(NoteAsync(1, other)),
            await Refused.OnTheWireAsync(NoteAsync(2, before)),
        };
        var structured = await Refused.OnTheWireAsync(NoteAsync(2, held));
        var ofCda = await NoteAsync(0, held);
        var ofArchive = await NoteAsync(1, held);
        var ofPicture = await NoteAsync(2, other);

        Assert.That(refused.Append(structured).Select(one => (one.Reason, one.Fields[0])), Is.All.EqualTo(("REQUETE_INVALIDE", "unique_ids")));
        Assert.That(
            new[] { ofCda, ofArchive, ofPicture }.Select(noted => noted.Deposits.Single().UniqueId),
            Is.EqualTo(new[] { held.UniqueId, held.UniqueId, other.UniqueId }));

        CdaSample Wrapped() => Renewal() with { Body = CdaSampleBody.Pdf };

        Task<Wire.Attachment> NoteAsync(int rank, CdaSample sample) => client.Messagerie.DepositAttachmentAsync(
            new Wire.DepositAttachmentRequest
            {
                RequestId = Guid.NewGuid().ToString("D"),
                Mailbox = new Wire.Mailbox { Address = Pharmacy },
                MessageId = sent.Id.ToString("D"),
                Rank = rank,
                Patient = new() { Matricule = Patient.Matricule, Oid = Patient.Oid },
                UniqueIds = { sample.UniqueId },
            },
            client.Headers()).ResponseAsync;
    }

    [Test]
    public async Task Given_dispensation_older_than_a_year_When_the_patient_writes_first_Then_refused()
    {
        using var patient = await new GivenComptes(Sandbox).AdultAsync();
        await FeedAsync(Renewal(patient.Ins) with { TypeCode = "60593-1", Title = "Dispensation" });
        var taken = await WriteAsync();
        await DateBackAsync(patient.PatientId, TimeSpan.FromDays(367));

        var refused = await Refused.OnTheWireAsync(WriteAsync());

        Assert.That((taken.MessageId, refused.Reason), Is.EqualTo((taken.MessageId, "PATIENT_NON_INITIATEUR")));

        async Task<Wire.Message> WriteAsync()
        {
            using var call = patient.Client.MessageriePatient.SendMessage(patient.Client.Headers());
            await call.RequestStream.WriteAsync(new Wire.SendMessageRequest
            {
                Header = new Wire.MessageHeader
                {
                    RequestId = Guid.NewGuid().ToString("D"),
                    Sender = new Wire.Mailbox { Patient = patient.Wire },
                    Recipients = { new Wire.Mailbox { Address = Pharmacy } },
                    Subject = "Question",
                    Text = "Puis-je passer ?",
                },
            });
            await call.RequestStream.WriteAsync(new Wire.SendMessageRequest { End = new Wire.SendMessageEnd() });
            await call.RequestStream.CompleteAsync();
            return await call.ResponseAsync;
        }
    }

    [Test]
    public async Task Given_mailboxes_of_others_When_used_or_written_to_Then_refused()
    {
        await using var clinic = Cartes.Client("structure");
        var first = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("Privé"));

        var reasons = new[]
        {
            await ReasonAsync(Doctor.Messagerie.SendAsync(Pharmacy, ToPatient())),
            await ReasonAsync(Doctor.Messagerie.SendAsync("absent@essais.mssante.fr", ToPatient())),
            await ReasonAsync(Doctor.Messagerie.SendAsync(DoctorsOwn, ToColleague() with { Recipients = [Correspondent.Of("absent@essais.mssante.fr")] })),
            await ReasonAsync(Doctor.Messagerie.SendAsync(DoctorsOwn, ToPatient() with { Recipients = [Correspondent.Of(Patients.Ferme)] })),
            await ReasonAsync(Doctor.Messagerie.SendAsync(DoctorsOwn, ToPatient() with { Recipients = [Correspondent.Of("277076322082910@patient.mssante.fr")] })),
            await ReasonAsync(Doctor.Messagerie.ListMessagesAsync(DoctorsOwn, first.ConversationId).CountAsync().AsTask()),
            await ReasonAsync(Doctor.Messagerie.DownloadAsync(DoctorsOwn, first.Id, 0, Stream.Null)),
            await ReasonAsync(Pharmacist.Messagerie.DownloadAsync(Pharmacy, first.Id, 0, Stream.Null)),
            await ReasonAsync(Person.Messagerie.CountUnreadAsync(Patients.Arthur)),
        };
        var ofClinic = await clinic.Messagerie.ListMailboxesAsync();

        Assert.That(reasons, Is.EqualTo(new[]
        {
            "BOITE_INTERDITE", "BOITE_INCONNUE", "BOITE_INCONNUE", "PATIENT_SANS_MESSAGERIE", "REQUETE_INVALIDE",
            "CONVERSATION_INTROUVABLE", "MESSAGE_INTROUVABLE", "PIECE_INTROUVABLE", "PERSONNE_NON_REPRESENTEE",
        }));
        Assert.That(ofClinic.Select(one => one.Mailbox.Kind), Has.Some.EqualTo(MailboxKind.Applicative));
    }

    [Test]
    public async Task Given_card_whose_software_states_a_structure_it_has_no_activity_in_When_its_mailbox_is_used_Then_refused()
    {
        var assertion = RawClient.Assertion(Cartes["medecin"]);
        assertion.Structure.StructIdNat = SandboxServer.ActiviteOf(Cartes["pharmacien"]).Structure.StructIdNat;
        using var stranger = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);
        stranger.Bear((await stranger.OpenSessionAsync(assertion, Cartes["medecin"])).Token);
        var officine = new Wire.Mailbox { Address = Pharmacy };
        await using var employee = Cartes.Client("secretaire");
        var message = await Pharmacist.Messagerie.SendAsync(Pharmacy, ToPatient("Officine"));

        var refusals = new[]
        {
            await Refused.OnTheWireAsync(stranger.Messagerie.ListConversationsAsync(
                new Wire.ListConversationsRequest { Mailbox = officine }, stranger.Headers()).ResponseAsync),
            await Refused.OnTheWireAsync(stranger.Messagerie.ListMessagesAsync(
                new Wire.ListMessagesRequest { Mailbox = officine, ConversationId = message.ConversationId.ToString("D") },
                stranger.Headers()).ResponseAsync),
            await Refused.OnTheWireAsync(SendAsync(stranger, Pharmacy, new Wire.SendMessageEnd())),
            await Refused.OnTheWireAsync(WatchAsync(stranger, officine)),
        };
        var open = await stranger.Messagerie.ListMailboxesAsync(new Wire.ListMailboxesRequest(), stranger.Headers());
        var ofEmployer = await employee.Messagerie.ListMailboxesAsync();

        Assert.That(refusals.Select(refusal => refusal.Reason), Is.All.EqualTo("BOITE_INTERDITE"));
        Assert.That(
            open.Mailboxes.Select(one => one.Mailbox.Mailbox.Address), Is.EqualTo(new[] { DoctorsOwn, "maison-medicale-des-lilas@essais.mssante.fr" }));
        Assert.That(ofEmployer.Select(mailbox => mailbox.Address), Is.EqualTo(new[] { Practice }));
    }

    [Test]
    public async Task Given_message_that_cannot_be_When_sent_Then_refused_and_nothing_kept()
    {
        await using var foreign = await Renewal(Patients.Arthur).ToStreamAsync();
        using var broken = new MemoryStream(new byte[400]);
        var reasons = new[]
        {
            await ReasonAsync(SendAsync(ToPatient() with { Subject = "" })),
            await ReasonAsync(SendAsync(ToPatient() with { Text = "" })),
            await ReasonAsync(SendAsync(ToPatient() with { Text = new string('a', 20_001) })),
            await ReasonAsync(SendAsync(ToPatient() with { Recipients = [Correspondent.Of(Patient), Correspondent.Of(Patients.Arthur)] })),
            await ReasonAsync(SendAsync(ToPatient() with { CdaTypes = ["75468-9"] })),
            await ReasonAsync(SendAsync(ToPatient() with { InsQualified = true })),
            await ReasonAsync(SendAsync(ToPatient() with { SoftwareNumber = "" })),
            await ReasonAsync(SendAsync(ToPatient("Faux", Picture(new byte[100])))),
            await ReasonAsync(SendAsync(ToPatient("Nom", Picture() with { FileName = "../photo.jpg" }))),
            await ReasonAsync(SendAsync(ToPatient("Type", Picture() with { MediaType = "application/x-msdownload" }))),
            await ReasonAsync(SendAsync(ToPatient("Grand", Picture([0xFF, 0xD8, 0xFF, .. new byte[10 * 1024 * 1024]])))),
            await ReasonAsync(SendAsync(ToPatient("Autre patient", NewAttachment.Cda("a.xml", foreign)))),
            await ReasonAsync(SendAsync(ToPatient("Cassé", NewAttachment.Cda("a.xml", broken)))),
        };

        Assert.That(reasons, Is.EqualTo(new[]
        {
            "REQUETE_INVALIDE", "REQUETE_INVALIDE", "MESSAGE_TROP_GRAND", "REQUETE_INVALIDE", "ENTETE_MSS_INVALIDE",
            "ENTETE_MSS_INVALIDE", "ENTETE_MSS_INVALIDE", "PIECE_REFUSEE", "PIECE_REFUSEE", "PIECE_REFUSEE",
            "MESSAGE_TROP_GRAND", "PATIENT_DIFFERENT", "CDA_PAS_XML",
        }));
        await DemandNothingSentAsync();
    }

    [Test]
    public async Task Given_attachment_When_cut_or_altered_on_its_way_Then_refused_and_nothing_kept()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["pharmacien"]);

        var cut = await Refused.OnTheWireAsync(SendAsync(client, PharmacistsOwn, end: null));
        var altered = await Refused.OnTheWireAsync(SendAsync(
            client, PharmacistsOwn, new Wire.SendMessageEnd { Sha256 = { ByteString.CopyFrom(new byte[32]) } }));
        using (var left = client.Messagerie.SendMessage(client.Headers()))
            await left.RequestStream.WriteAsync(new Wire.SendMessageRequest { Header = Header(PharmacistsOwn) });

        Assert.That((cut.Reason, altered.Reason), Is.EqualTo(("ENVOI_INCOMPLET", "EMPREINTE_DIFFERENTE")));
        await DemandNothingSentAsync();
    }

    [Test]
    public async Task Given_patient_who_closes_When_sent_Then_refused()
    {
        var first = await Doctor.Messagerie.SendAsync(DoctorsOwn, ToPatient("Ouverte"));

        Assert.That(
            await ReasonAsync(Person.Messagerie.SendAsync(Patient, Answer(first) with { Closes = true })),
            Is.EqualTo("CLOTURE_RESERVEE"));
    }

    private Task<int> DateBackAsync(Guid patient, TimeSpan by) => Sandbox.Host.Services.GetRequiredService<Database>().WriteAsync(
        connection => connection.ExecuteAsync(
            "UPDATE document SET submitted_at = submitted_at - @by WHERE patient_id = @patient",
            new { by = by.Ticks / TimeSpan.TicksPerMicrosecond, patient = patient.ToByteArray() }),
        CancellationToken.None);

    private static async Task WatchAsync(RawClient client, Wire.Mailbox mailbox)
    {
        using var watch = client.Messagerie.WatchMailbox(
            new Wire.WatchMailboxRequest { Mailbox = mailbox }, client.Headers());
        await watch.ResponseStream.MoveNext(CancellationToken.None);
    }

    private static async Task SendAsync(RawClient client, string sender, Wire.SendMessageEnd? end)
    {
        using var call = client.Messagerie.SendMessage(client.Headers());
        await call.RequestStream.WriteAsync(new Wire.SendMessageRequest { Header = Header(sender) });
        await call.RequestStream.WriteAsync(new Wire.SendMessageRequest
        {
            Attachment = new Wire.AttachmentHeader { FileName = "a.jpg", MediaType = "image/jpeg" },
        });
        await call.RequestStream.WriteAsync(new Wire.SendMessageRequest { Chunk = ByteString.CopyFrom(Photo) });
        if (end is not null) await call.RequestStream.WriteAsync(new Wire.SendMessageRequest { End = end });
        await call.RequestStream.CompleteAsync();
        await call.ResponseAsync;
    }

    private static Wire.MessageHeader Header(string sender) => new()
    {
        RequestId = Guid.NewGuid().ToString("D"),
        Sender = new Wire.Mailbox { Address = sender },
        Recipients = { new Wire.Mailbox { Patient = new() { Matricule = Patient.Matricule, Oid = Patient.Oid } } },
        Subject = Cut,
        Text = Cut,
        Headers = new Wire.MssHeaders { SoftwareNumber = "essais" },
    };

    private static NewMessage ToColleague(params NewAttachment[] attachments) => new()
    {
        Recipients = [Correspondent.Of(Practice)],
        Subject = "Entre nous",
        Text = "Pour avis.",
        Attachments = attachments,
    };

    // A mailbox that nothing but what is refused goes out from.
    private Task<Message> SendAsync(NewMessage message) => Pharmacist.Messagerie.SendAsync(PharmacistsOwn, message);

    private async Task DemandNothingSentAsync() =>
        Assert.That(await Pharmacist.Messagerie.ListConversationsAsync(PharmacistsOwn).AnyAsync(), Is.False);

    private Task<Message> WriteFirstAsync(string address) => Person.Messagerie.SendAsync(
        Patient,
        new NewMessage { Recipients = [Correspondent.Of(address)], Subject = "Question", Text = "Puis-je passer ?" });
}
