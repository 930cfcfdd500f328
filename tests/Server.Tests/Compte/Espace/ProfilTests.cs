using System.Text;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Compte.Espace;

/// <summary>The medical profile, the notifications and the traces of a space.</summary>
public sealed class ProfilTests(Engine engine) : EspaceFixture(engine)
{
    private const string Profil = "DOCPAT08";

    [Test]
    public async Task Given_profile_When_updated_twice_Then_professionals_read_the_last_version_of_one_document()
    {
        var (patient, client) = await SomebodyAsync();
        await Decisions.DecideAsync(patient.Ins, DoctorCard, Contract.AuthorizationStatus.Valide);

        var none = await GetAsync(client, patient);
        var first = await UpdateAsync(client, patient, "", Allergy("Pénicilline"), Entry(ProfilSection.Antecedents, "Appendicectomie", "2010-05"));
        var second = await UpdateAsync(client, patient, first.Etag, first.Entries[1], Allergy("Arachide"));
        var found = await Doctor.Dmp.FindAsync(patient.Ins, new() { OldVersions = Inclusion.Included }).ToListAsync();
        using var copy = new MemoryStream();
        await Doctor.Dmp.RetrieveAsync(patient.Ins, found[0].UniqueId, copy);

        var text = Encoding.UTF8.GetString(Convert.FromBase64String(Base64Of(Encoding.UTF8.GetString(copy.ToArray()))));
        Assert.Multiple(async () =>
        {
            Assert.That((none.Entries.Count, none.Etag, none.UpdateTime), Is.EqualTo((0, "", default(Timestamp))));
            Assert.That(second.Entries[0], Is.EqualTo(first.Entries[1]), "a line keeps its identifier");
            Assert.That(await GetAsync(client, patient), Is.EqualTo(second));
            Assert.That(found.Select(document => document.Metadata.Type.Value), Is.EqualTo(new[] { Profil, Profil }));
            Assert.That(
                found.Select(document => document.Status),
                Is.EqualTo(new[] { DocumentStatus.Approved, DocumentStatus.Deprecated }));
            Assert.That((found[0].LogicalId, found[0].Metadata.Version), Is.EqualTo((found[1].LogicalId, 2)));
            Assert.That(found[0].Metadata.Class.Value, Is.EqualTo("11"));
            Assert.That(text, Does.Contain("- Arachide").And.Contain("- Appendicectomie (depuis 2010-05)"));
            Assert.That(text, Does.Not.Contain("Pénicilline"));
        });
    }

    [Test]
    public async Task Given_profile_changed_since_When_updated_Then_refused_and_a_replay_answers_the_first_result()
    {
        var (patient, client) = await SomebodyAsync();
        var request = Request(patient, "", Allergy("Latex"));

        var first = await SendAsync(client, request);
        var stale = await OutcomeAsync(() => UpdateAsync(client, patient, "", Allergy("Pollen")));
        await UpdateAsync(client, patient, first.Etag);
        var again = await SendAsync(client, request);
        request.Entries[0].Text = "Iode";
        var reused = await OutcomeAsync(() => SendAsync(client, request));

        Assert.That(again, Is.EqualTo(first));
        Assert.That((stale, reused), Is.EqualTo(("PROFIL_MODIFIE", "REQUEST_ID_REUTILISE")));
    }

    [Test]
    public async Task Given_updates_at_the_same_instant_When_of_one_etag_Then_one_wins()
    {
        var (patient, client) = await SomebodyAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(i =>
            OutcomeAsync(() => UpdateAsync(client, patient, "", Allergy($"Allergie {i}")))));

        Assert.That(outcomes, Is.EquivalentTo(new[] { "OK", "PROFIL_MODIFIE", "PROFIL_MODIFIE" }));
        Assert.That((await ListedAsync(client, patient)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Given_profile_hidden_or_removed_When_updated_Then_stays_hidden_and_begins_anew()
    {
        var (patient, client) = await SomebodyAsync();
        var first = await UpdateAsync(client, patient, "", Allergy("Latex"));
        await EspaceCalls.HideAsync(client, patient.Wire, (await ListedAsync(client, patient))[0].Metadata.UniqueId, isHidden: true);

        var second = await UpdateAsync(client, patient, first.Etag, Allergy("Iode"));
        var hidden = (await ListedAsync(client, patient))[0];
        await EspaceCalls.RemoveAsync(client, patient.Wire, hidden.Metadata.UniqueId);
        await UpdateAsync(client, patient, second.Etag, Allergy("Pollen"));

        Assert.That(hidden.Visibility.HiddenFromProfessionals, Is.True);
        Assert.That((await ListedAsync(client, patient))[0].Metadata.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Given_representative_When_updating_the_minor_s_profile_Then_written_in_the_representative_s_name()
    {
        await UpdateAsync(Parent, Minor, (await GetAsync(Parent, Minor)).Etag, Allergy("Œuf"));

        var document = (await ListedAsync(Parent, Minor)).First(one => one.Metadata.Type.Code_ == Profil);
        Assert.That(document.Metadata.Authors.Single().Id, Is.EqualTo(ParentOf.Ins.Matricule));
    }

    [TestCase("", "", "", "entries[0].text")]
    [TestCase("ligne\nligne", "", "", "entries[0].text")]
    [TestCase("Asthme", "hier", "", "entries[0].since")]
    [TestCase("Asthme", "2020-13", "", "entries[0].since")]
    [TestCase("Asthme", "2020", "2019-12", "entries[0].until")]
    public async Task Given_line_that_cannot_be_When_updated_Then_refused_by_field(
        string text, string since, string until, string field)
    {
        var entry = new ProfilEntry { Section = ProfilSection.Antecedents, Text = text, Since = since, Until = until };

        var refusal = await Refused.OnTheWireAsync(UpdateAsync(Own, Person, "", entry));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", field)));
    }

    [Test]
    public async Task Given_lines_without_section_unknown_or_too_many_When_updated_Then_refused()
    {
        var (none, unknown) = (Allergy("Latex"), Allergy("Latex"));
        (none.Section, unknown.EntryId) = (ProfilSection.Unspecified, NewId());
        var many = Enumerable.Range(0, 201).Select(i => Allergy($"{i}")).ToArray();

        Assert.That(
            new[]
            {
                await OutcomeAsync(() => UpdateAsync(Own, Person, "", none)),
                await OutcomeAsync(() => UpdateAsync(Own, Person, "", unknown)),
                await OutcomeAsync(() => UpdateAsync(Own, Person, "", many)),
                await OutcomeAsync(() => UpdateAsync(Own, Person, "", Allergy(new string('a', 501)))),
            },
            Is.All.EqualTo("REQUETE_INVALIDE"));
        Assert.That((await GetAsync(Own, Person)).Entries, Is.Empty);
    }

    [Test]
    public async Task Given_what_professionals_do_When_listed_Then_told_by_kind_with_its_trace_until_acknowledged()
    {
        var (patient, client) = await SomebodyAsync();
        var why = "Patient inconscient";
        var context = await Doctor.Session.OpenBrisDeGlaceAsync(patient.Ins, why);
        await Doctor.Dmp.In(context).FindAsync(patient.Ins).CountAsync();
        await Doctor.Dossiers.AuthorizeAsync(patient.Ins, new Consent(ConsentText.Professional, IsGiven: true));
        await Doctor.Dmp.FindAsync(patient.Ins).CountAsync();
        var uniqueId = await FedAsync(patient);
        var unseen = await FedAsync(patient, Visibility.Everyone with { Patient = false });
        var before = await ToldAsync(client, patient);

        await AcknowledgeAsync(client, patient, before.Notifications[1].Rank);
        var half = await ToldAsync(client, patient);
        await AcknowledgeAsync(client, patient, long.MaxValue);
        await Doctor.Dmp.SetVisibilityAsync(patient.Ins, unseen, Visibility.Everyone);
        var after = await ToldAsync(client, patient);

        Assert.Multiple(async () =>
        {
            Assert.That(before.Notifications.Select(one => one.Kind), Is.EqualTo(new[]
            {
                NotificationKind.Document, NotificationKind.Consultation, NotificationKind.Autorisation,
                NotificationKind.Urgence, NotificationKind.Urgence,
            }));
            Assert.That(before.Notifications[0].Trace.UniqueId, Is.EqualTo(uniqueId));
            Assert.That(before.Notifications[^1].Trace.Reason, Is.EqualTo(why));
            Assert.That((before.UnreadCount, half.UnreadCount, after.UnreadCount), Is.EqualTo((5, 1, 1)));
            Assert.That(half.Notifications.Select(one => one.Read), Is.EqualTo(new[] { false, true, true, true, true }));
            Assert.That(after.Notifications[0].Trace.UniqueId, Is.EqualTo(unseen), "disclosed, it comes to the patient");
            Assert.That(await OutcomeAsync(() => AcknowledgeAsync(client, patient, 0)), Is.EqualTo("REQUETE_INVALIDE"));
        });
    }

    [Test]
    public async Task Given_document_that_waits_to_be_announced_When_traces_are_listed_Then_it_is_not_named()
    {
        var unseen = await FedAsync(Person, Visibility.Everyone with { Patient = false });
        var secret = await FedAsync(Minor, Visibility.Everyone with { LegalRepresentatives = false });

        var own = await TracesAsync(Own, Person);
        var parents = await TracesAsync(Parent, Minor);

        Assert.That(own.Select(trace => trace.UniqueId), Has.No.Member(unseen));
        Assert.That(parents.Select(trace => trace.UniqueId), Has.No.Member(secret));
        Assert.That(own.Count(trace => trace.Transaction == "TD2.1"), Is.Positive, "the access shows all the same");
    }

    [Test]
    public async Task Given_two_readers_When_one_acknowledges_Then_the_minor_is_told_all_the_same()
    {
        await FedAsync(Minor);
        var parents = await ToldAsync(Parent, Minor);
        await AcknowledgeAsync(Parent, Minor, parents.Notifications[0].Rank);

        var read = await ToldAsync(Parent, Minor);

        Assert.That(read.UnreadCount, Is.Zero);
        Assert.That(await CountMarksAsync(Minor), Is.EqualTo(1), "the parent's own mark");
    }

    private Task<long> CountMarksAsync(Assured patient) => Service<Server.Storage.Database>().ReadAsync(
        async connection => await Dapper.SqlMapper.ExecuteScalarAsync<long>(
            connection,
            "SELECT COUNT(*) FROM notification_mark WHERE patient_id = @id",
            new { id = (await Decisions.IdAsync(patient.Ins)).ToByteArray() }),
        CancellationToken.None);

    private static ProfilEntry Entry(ProfilSection section, string text, string since = "") =>
        new() { Section = section, Text = text, Since = since };

    private static ProfilEntry Allergy(string text) => Entry(ProfilSection.Allergies, text);

    private static async Task<Protos.Compte.V1.Profil> GetAsync(RawClient client, Assured patient) =>
        await client.Comptes.GetProfilAsync(new GetProfilRequest { Patient = patient.Wire }, client.Headers());

    private static Task<Protos.Compte.V1.Profil> UpdateAsync(
        RawClient client, Assured patient, string etag, params ProfilEntry[] entries) =>
        SendAsync(client, Request(patient, etag, entries));

    private static Task<Protos.Compte.V1.Profil> SendAsync(RawClient client, UpdateProfilRequest request) =>
        client.Comptes.UpdateProfilAsync(request, client.Headers()).ResponseAsync;

    private static UpdateProfilRequest Request(Assured patient, string etag, params ProfilEntry[] entries) =>
        new() { RequestId = NewId(), Patient = patient.Wire, Etag = etag, Entries = { entries } };

    private static Task<AcknowledgeNotificationsResponse> AcknowledgeAsync(RawClient client, Assured patient, long upToRank) =>
        client.Comptes.AcknowledgeNotificationsAsync(
            new AcknowledgeNotificationsRequest { Patient = patient.Wire, UpToRank = upToRank },
            client.Headers()).ResponseAsync;

    private static string Base64Of(string cda)
    {
        var start = cda.IndexOf('>', cda.IndexOf("<text ", StringComparison.Ordinal)) + 1;
        return cda[start..cda.IndexOf('<', start)].Trim();
    }
}
