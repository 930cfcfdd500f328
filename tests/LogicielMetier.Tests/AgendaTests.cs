using System.Text.Json;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>The agenda at the command line: the professional's side, then the patient's.</summary>
public sealed class AgendaTests : SandboxFixture
{
    private const string Matricule = "203061212712750";

    [Test]
    public async Task Given_an_appointment_When_listed_exported_and_cancelled_Then_each_tells_it()
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.ics");
        var day = TimeProvider.System.GetUtcNow().AddDays(60).ToString("dd/MM/yyyy", null);

        var made = (await AnswerAsync(
        [
            "agenda", "prendre", "--ins", Matricule, "--debut", $"{day} 09:30", "--titre", "Bilan visuel",
            "--nature", "bilan", "--repeter", "FREQ=WEEKLY;COUNT=3", "--rappel", "60",
        ])).GetProperty("rendezVous");
        var listed = await AnswerAsync(["agenda", "lister", "--ins", Matricule]);
        await AnswerAsync(["agenda", "exporter", "--sortie", file]);
        var rappels = await AnswerAsync(["agenda", "rappels", "--ins", Matricule]);
        var cancelled = await AnswerAsync(
            ["agenda", "annuler", made.GetProperty("id").GetString()!, "--ins", Matricule, "--motif", "Congés"]);

        Assert.Multiple(() =>
        {
            Assert.That(made.GetProperty("rule").GetString(), Is.EqualTo("FREQ=WEEKLY;COUNT=3"));
            Assert.That(listed.GetArrayLength(), Is.EqualTo(3));
            Assert.That(rappels.GetArrayLength(), Is.GreaterThanOrEqualTo(3));
            Assert.That(File.ReadAllText(file), Does.Contain("SUMMARY:Bilan visuel"));
            Assert.That(cancelled.GetProperty("status").GetString(), Is.EqualTo("annule"));
        });
    }

    [Test]
    public async Task Given_an_agenda_as_FHIR_and_a_calendar_When_imported_twice_Then_each_visit_is_made_once()
    {
        var (fhir, resource, calendar) = (FileOf("ndjson"), FileOf("json"), FileOf("ics"));
        var (title, uid) = ($"Import {Guid.NewGuid():N}", Guid.NewGuid());
        var day = TimeProvider.System.GetUtcNow().AddDays(90);
        await AnswerAsync(
        [
            "agenda", "prendre", "--ins", PatTrois, "--debut", $"{day:dd/MM/yyyy} 11:00", "--titre", title,
        ]);
        await AnswerAsync(["agenda", "exporter", "--format", "fhir", "--sortie", fhir]);
        var told = (await File.ReadAllLinesAsync(fhir)).Single(line => line.Contains(title, StringComparison.Ordinal));
        await File.WriteAllTextAsync(resource, told);
        await File.WriteAllTextAsync(
            calendar,
            string.Join(
                "\r\n",
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Essai//FR", "BEGIN:VEVENT", $"UID:{uid}",
                $"DTSTAMP:{day:yyyyMMdd}T080000Z", $"DTSTART:{day:yyyyMMdd}T150000Z", "DURATION:PT20M", $"SUMMARY:{title}",
                "RRULE:FREQ=DAILY;COUNT=3", $"EXDATE:{day.AddDays(1):yyyyMMdd}T150000Z",
                "END:VEVENT", "END:VCALENDAR", ""));

        foreach (var file in new[] { resource, calendar, resource, calendar })
            await AnswerAsync(["agenda", "importer", file, "--ins", PatTrois, "--accepter-conflit"]);
        var listed = await AnswerAsync(["agenda", "lister", "--ins", PatTrois, "--nombre", "200"]);

        Assert.That(listed.EnumerateArray().Count(one => TitleOf(one) == title), Is.EqualTo(4));
    }

    [Test]
    public async Task Given_a_secretary_When_booking_for_the_doctor_Then_the_doctor_s_agenda_tells_it()
    {
        var title = $"Consultation {Guid.NewGuid():N}";
        var day = TimeProvider.System.GetUtcNow().AddDays(62).ToString("dd/MM/yyyy", null);

        await AnswerAsync(
        [
            "agenda", "prendre", "--carte", "secretaire", "--professionnel", "899700296140", "--ins", PatTrois,
            "--debut", $"{day} 10:00", "--titre", title,
        ]);
        var listed = await AnswerAsync(["agenda", "lister", "--nombre", "200"]);

        Assert.That(listed.EnumerateArray().Select(TitleOf), Has.Member(title));
    }

    [Test]
    public async Task Given_published_slots_When_a_patient_books_one_Then_the_family_s_agenda_tells_it()
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(61).ToString("dd/MM/yyyy", null);

        var slots = await AnswerAsync(
            ["agenda", "publier", "--debut", $"{day} 14:00", "--duree", "20", "--titre", "Contrôle", "--nombre", "2"]);
        var slot = slots[0].GetProperty("id").GetString()!;
        var signedIn = SignedInAs("199013417202372");
        var booked = await AnswerAsync(["compte", "creneaux", "899700296140", "--reserver", slot, .. signedIn]);
        var left = await AnswerAsync("agenda", "creneaux");

        Assert.That(booked.GetProperty("rendezVous").GetProperty("creneauId").GetString(), Is.EqualTo(slot));
        Assert.That(left[0].GetProperty("remaining").GetInt32(), Is.Zero);
    }

    [TestCase("agenda", "--famille")]
    [TestCase("creneaux", "899700296140")]
    [TestCase("annuler-rendez-vous", "7d0c8d55-6f9f-4a52-9a4f-0d8a3f6c1b11")]
    [TestCase("rappels")]
    public async Task Given_wrong_password_When_the_agenda_is_opened_Then_refused_and_nothing_done(params string[] command)
    {
        var refusal = await RefusalAsync(
        [
            "compte", .. command, "--ins", "277076322082910", "--mot-de-passe", "autre chose de long", "--totp", "000000",
        ]);

        Assert.That(refusal.Reason, Is.EqualTo("IDENTIFIANTS_REFUSES").Or.EqualTo("CONNEXION_BLOQUEE"));
    }

    private string FileOf(string extension) => Path.Combine(Folder, $"{Guid.NewGuid():N}.{extension}");

    private static string? TitleOf(JsonElement time) => time.GetProperty("rendezVous").GetProperty("title").GetString();
}
