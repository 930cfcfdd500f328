using MonEspaceSante.Identity;
using MonEspaceSante.Messagerie;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>Archives that are not what they tell, each refused for its own reason, and nothing kept of them.</summary>
public sealed class HostileArchiveTests(Engine engine) : MessagerieFixture(engine)
{
    private static Ins Other => Patients.Arthur;

    [Test]
    public async Task Given_archive_whose_metadata_name_the_patient_around_another_s_document_When_sent_Then_refused()
    {
        var foreign = Renewal(Other);
        using var archive = await AlteredArchive.TellingAsync(foreign, Other.Matricule, Patient.Matricule);
        using var same = await AlteredArchive.TellingAsync(foreign, Other.Matricule, Patient.Matricule);
        using var exchanged = await AlteredArchive.HoldingAsync(
            Renewal(), text => text.Replace(Patient.Matricule, Other.Matricule, StringComparison.Ordinal));

        var toPatient = await ReasonAsync(SendAsync(archive));
        var amongProfessionals = await ReasonAsync(SendAsync(same, DoctorsOwn));
        var held = await ReasonAsync(SendAsync(exchanged));

        Assert.That(
            (toPatient, amongProfessionals, held),
            Is.EqualTo(("PATIENT_DIFFERENT", "METADONNEES_DIFFERENTES", "PATIENT_DIFFERENT")));
        await DemandNothingSentAsync();
    }

    [Test]
    public async Task Given_document_told_as_a_pdf_When_it_is_another_s_cda_Then_it_is_read_and_refused()
    {
        using var archive = await AlteredArchive.TellingAsync(
            Renewal(Other), "text/xml", "application/pdf");

        Assert.That(await ReasonAsync(SendAsync(archive)), Is.EqualTo("PATIENT_DIFFERENT"));
        await DemandNothingSentAsync();
    }

    [Test]
    public async Task Given_metadata_that_tell_another_type_or_an_ins_that_is_not_there_When_sent_Then_refused()
    {
        using var mistyped = await AlteredArchive.TellingAsync(Renewal(), "75468-9", "11488-4");
        using var nameless = await AlteredArchive.HoldingAsync(Renewal(), WithoutIns);
        using var unqualified = await AlteredArchive.HoldingAsync(Renewal(), WithoutIns);
        using var toPatient = await AlteredArchive.HoldingAsync(Renewal(), WithoutIns);

        var reasons = new[]
        {
            await ReasonAsync(SendAsync(mistyped)),
            await ReasonAsync(SendAsync(nameless, DoctorsOwn, insQualified: true)),
            await ReasonAsync(SendAsync(toPatient)),
        };
        await DemandNothingSentAsync();
        var sent = await Doctor.Messagerie.SendAsync(DoctorsOwn, Message(unqualified, Correspondent.Of(Practice), insQualified: false));

        Assert.That(reasons, Is.EqualTo(new[] { "METADONNEES_DIFFERENTES", "ENTETE_MSS_INVALIDE", "PATIENT_DIFFERENT" }));
        Assert.That(sent.Headers.CdaTypes, Is.EqualTo(new[] { "75468-9" }));

        static string WithoutIns(string text) => text.Replace(Patient.Oid, "1.2.250.1.999.7", StringComparison.Ordinal);
    }

    [Test]
    public async Task Given_archive_made_to_harm_When_sent_Then_refused_and_nothing_kept()
    {
        using var wrongHash = await AlteredArchive.HoldingAsync(
            Renewal(), text => text.Replace("PAT-TROIS", "PAT-QUATR", StringComparison.Ordinal), isTold: false);
        using var wrongSize = await AlteredArchive.HoldingAsync(Renewal(), text => $"{text} ", isTold: false);
        using var bomb = await AlteredArchive.WithAsync(Renewal(), "BOMBE.TXT", new byte[4 * 1024 * 1024]);
        using var traversal = await AlteredArchive.WithAsync(Renewal(), "../../evil.txt", [1]);
        using var untold = await AlteredArchive.WithAsync(Renewal(), "IHE_XDM/SUBSET01/DOC00099.XML", [1]);
        using var cut = new MemoryStream(bomb.ToArray()[..^40]);
        using var noDocument = await AlteredArchive.HoldingAsync(Renewal(), _ => "<html/>");
        using var entity = await AlteredArchive.HoldingAsync(
            Renewal(), text => text.Insert(text.IndexOf("<Clinical", StringComparison.Ordinal), "<!DOCTYPE a [<!ENTITY b 'c'>]>"));

        var reasons = new List<string>();
        foreach (var archive in new[] { wrongHash, wrongSize, bomb, traversal, untold, cut, noDocument, entity })
            reasons.Add(await ReasonAsync(SendAsync(archive)));

        Assert.That(reasons, Is.EqualTo(new[]
        {
            "XDM_EMPREINTE_DIFFERENTE", "XDM_TAILLE_DIFFERENTE", "XDM_TROP_COMPRIMEE", "XDM_NOM_DANGEREUX", "XDM_DOCUMENT_EN_TROP", "XDM_TRONQUEE",
            "CDA_ABSENT", "CDA_ENTITE_INTERDITE",
        }));
        await DemandNothingSentAsync();
    }

    // As published, with line ends that are not those of the metadata.
    [TestCase("xdm/XDM_VSM.derived.zip")]
    [TestCase("xdm/XDM_2-CR-BIO.derived.zip")]
    public async Task Given_published_archive_that_was_changed_on_its_way_When_sent_Then_refused(string name)
    {
        await using var archive = File.OpenRead(Corpus.File(name));

        Assert.That(await ReasonAsync(SendAsync(archive)), Is.EqualTo("XDM_TAILLE_DIFFERENTE"));
        await DemandNothingSentAsync();
    }

    [Test]
    public async Task Given_published_archive_When_sent_Then_taken_among_professionals_and_refused_to_another_patient()
    {
        await using var archive = File.OpenRead(Corpus.File("xdm/XDM_2-CR-BIO.crlf.derived.zip"));
        await using var same = File.OpenRead(Corpus.File("xdm/XDM_2-CR-BIO.crlf.derived.zip"));

        var toPatient = await ReasonAsync(SendAsync(archive));
        var sent = await Doctor.Messagerie.SendAsync(DoctorsOwn, Message(same, Correspondent.Of(Practice)));

        Assert.That(toPatient, Is.EqualTo("PATIENT_DIFFERENT"));
        Assert.That(sent.Headers.CdaTypes, Is.EqualTo(new[] { "11502-2" }));
        await DemandNothingSentAsync();
    }

    private static NewMessage Message(Stream archive, Correspondent to, bool? insQualified = null) => new()
    {
        Recipients = [to],
        Subject = "Archive",
        Text = "Pour avis.",
        Attachments = [NewAttachment.IheXdm("a.zip", archive)],
        InsQualified = insQualified,
    };

    // A mailbox that nothing but what is refused goes out from.
    private Task<Message> SendAsync(Stream archive, string? to = null, bool? insQualified = null) =>
        Pharmacist.Messagerie.SendAsync(
            PharmacistsOwn,
            Message(archive, to is null ? Correspondent.Of(Patient) : Correspondent.Of(to), insQualified));

    private async Task DemandNothingSentAsync() =>
        Assert.That(await Pharmacist.Messagerie.ListConversationsAsync(PharmacistsOwn).AnyAsync(), Is.False);
}
