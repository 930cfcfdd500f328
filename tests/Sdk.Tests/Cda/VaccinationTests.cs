using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;
using static MonEspaceSante.Sdk.Tests.Cda.CdaFaultTests;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>The vaccinations that are gathered from a note, and what is not taken for one.</summary>
public class VaccinationTests
{
    private const string Code = "<code code=\"61077869\" codeSystem=\"1.2.250.1.213.2.3.1\"";
    private const string Cip = "<code code=\"3400936466425\" codeSystem=\"1.2.250.1.213.2.3.3\" />";
    private const string Entry = "<substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\" negationInd=\"false\">";

    [Test]
    public async Task A_note_tells_entry_vaccine_and_date()
    {
        var document = await Documents.TextAsync(Documents.Note());

        var vaccination = (await Documents.BodyAsync(document)).Vaccinations.Single();

        Assert.That(vaccination.Id, Is.EqualTo(Documents.VaccinationId));
        Assert.That(
            vaccination.Vaccine,
            Is.EqualTo(new Code(
                "61077869",
                Vaccination.CisSystem,
                "VACCIN BCG SSI, poudre et solvant pour suspension injectable")));
        Assert.That((vaccination.CisCode, vaccination.Date), Is.EqualTo(("61077869", new PartialDate("20261120"))));
        Assert.That(vaccination.Line, Is.EqualTo(LineOf(document, Entry)));
        Assert.That($"{vaccination}", Is.EqualTo($"Vaccination({Documents.VaccinationId})"));
    }

    [Test]
    public async Task A_note_of_two_vaccinations_tells_both_in_order()
    {
        var note = Documents.Note(
            new VaccinationSample { Date = new(2026, 1, 2), CisCode = "1" },
            new VaccinationSample { Date = new(2026, 1, 1), CisCode = "2" });

        var body = await Documents.BodyAsync(note);

        Assert.That(
            body.Vaccinations.Select(v => (v.CisCode, v.Date!.Digits)),
            Is.EqualTo(new[] { ("1", "20260102"), ("2", "20260101") }));
    }

    [Test]
    public async Task No_more_are_gathered_than_the_most_told()
    {
        var many = Enumerable.Repeat(new VaccinationSample { Date = new(2026, 1, 2) }, 40).ToArray();

        var body = await Documents.BodyAsync(Documents.Note(many));

        Assert.That(body.Vaccinations, Has.Count.EqualTo(CdaBodyContent.MaxVaccinations));
    }

    [Test]
    public async Task Other_documents_tell_no_vaccination()
    {
        var prescription = (await Documents.TextAsync(Documents.Note()))
            .Replace("87273-9", "11488-4", StringComparison.Ordinal);

        Assert.That((await Documents.BodyAsync(prescription)).Vaccinations, Is.Empty);
        Assert.That(
            (await Documents.BodyAsync(Documents.Sample with { TypeCode = "87273-9", Body = CdaSampleBody.Pdf }))
                .Vaccinations,
            Is.Empty);
    }

    // What the entry becomes, then how many vaccinations there are.
    [TestCase(Entry, "<substanceAdministration moodCode=\"INT\">", 0, Description = "planned")]
    [TestCase(Entry, "<substanceAdministration moodCode=\"EVN\" negationInd=\"true\">", 0, Description = "not given")]
    [TestCase(Entry, "<substanceAdministration negationInd=\"1\">", 0, Description = "not given")]
    [TestCase(Entry, "<substanceAdministration>", 1, Description = "neither told")]
    [TestCase("<entry>", "<x>", 0, Description = "outside any entry")]
    [TestCase("<entry>", "<entry xmlns=\"urn:x\">", 0, Description = "another namespace")]
    public async Task Vaccinations_that_took_place_are_gathered(string old, string replacement, int count)
    {
        var document = (await Documents.TextAsync(Documents.Note())).Replace(old, replacement, StringComparison.Ordinal);
        if (replacement == "<x>")
            document = document.Replace("</entry>", "</x>", StringComparison.Ordinal);

        Assert.That((await Documents.BodyAsync(document)).Vaccinations, Has.Count.EqualTo(count));
    }

    [TestCase("<entryRelationship typeCode='COMP'><substanceAdministration moodCode='EVN'><id root='1.1'/><effectiveTime value='1999'/></substanceAdministration></entryRelationship>")]
    [TestCase("<substanceAdministration moodCode='EVN'><id root='1.1'/></substanceAdministration>")]
    [TestCase("<performer><assignedEntity><id root='1.1'/></assignedEntity></performer>")]
    [TestCase("<x xmlns='urn:x'><id root='1.1'/></x><id xmlns='urn:x' root='1.1'/>")]
    public async Task What_an_entry_relates_to_is_not_another_vaccination(string related)
    {
        var document = ReplaceFirst(await Documents.TextAsync(Documents.Note()), Entry, Entry + related);

        var vaccination = (await Documents.BodyAsync(document)).Vaccinations.Single();

        Assert.That(
            (vaccination.Id, vaccination.Date!.Digits),
            Is.EqualTo((Documents.VaccinationId, "20261120")));
    }

    [TestCase("<organizer><component>{0}</component></organizer>", 1)]
    [TestCase("<act><entryRelationship>{0}</entryRelationship></act>", 0)]
    [TestCase("<observation><entryRelationship/></observation>{0}", 1)]
    [TestCase("<substanceAdministration moodCode='INT'>{0}</substanceAdministration>", 0)]
    public async Task An_entry_may_hold_its_vaccination_in_an_organizer(string layout, int count)
    {
        var document = await Documents.TextAsync(Documents.Note());
        var start = document.IndexOf(Entry, StringComparison.Ordinal);
        var end = document.IndexOf("</entry>", StringComparison.Ordinal);
        document = string.Concat(
            document.AsSpan(0, start),
            layout.Replace("{0}", document[start..end], StringComparison.Ordinal),
            document.AsSpan(end));

        Assert.That((await Documents.BodyAsync(document)).Vaccinations, Has.Count.EqualTo(count));
    }

    [Test]
    public async Task A_second_component_hides_no_vaccination()
    {
        var document = await Documents.TextAsync(Documents.Note());
        var component = document[document.IndexOf("<component>", StringComparison.Ordinal)..];
        component = component[..^"</ClinicalDocument>".Length];

        var body = await Documents.BodyAsync(ReplaceFirst(document, "</ClinicalDocument>", component + "</ClinicalDocument>"));

        Assert.That(body.Vaccinations, Has.Count.EqualTo(2));
    }

    [TestCase("<code code=\"J07AN\" codeSystem=\"2.16.840.1.113883.6.73\" displayName=\"BCG\" />", "J07AN", null)]
    [TestCase(Cip, "3400936466425", null)]
    [TestCase("<code code=\"3400936466425\"><translation code=\"61077869\" codeSystem=\"1.2.250.1.213.2.3.1\" /></code>", "61077869", "61077869")]
    [TestCase("<code nullFlavor=\"UNK\"><translation code=\"J07AN\" /><translation code=\"X\" /></code>", "J07AN", null)]
    [TestCase(Code + "><translation code=\"J07AN\" codeSystem=\"2.16.840.1.113883.6.73\" /></code>", "61077869", "61077869")]
    [TestCase("<code nullFlavor=\"UNK\" />", null, null)]
    [TestCase("", null, null)]
    public async Task The_vaccine_is_the_CIS_code_or_the_code_told(string vaccine, string? code, string? cis)
    {
        var document = await Documents.TextAsync(Documents.Note());
        var start = document.IndexOf(Code, StringComparison.Ordinal);
        var end = document.IndexOf("/>", start, StringComparison.Ordinal) + 2;

        var body = await Documents.BodyAsync(string.Concat(document.AsSpan(0, start), vaccine, document.AsSpan(end)));

        Assert.That(
            body.Vaccinations.Select(v => (v.Vaccine?.Value, v.CisCode)),
            Is.EqualTo(new (string?, string?)[] { (code, cis) }));
    }

    [TestCase("<effectiveTime value=\"1975\" />", "1975")]
    [TestCase("<effectiveTime value=\"20261120101500+0100\" />", "20261120101500+0100")]
    [TestCase("<effectiveTime><low value=\"20261119\" /><high value=\"20261120\" /></effectiveTime>", "20261119")]
    [TestCase("<effectiveTime nullFlavor=\"UNK\" />", null)]
    [TestCase("", null)]
    public async Task The_date_is_as_precise_as_the_note_tells(string told, string? date)
    {
        var document = ReplaceFirst(
            await Documents.TextAsync(Documents.Note()), "<effectiveTime value=\"20261120\" />", told);

        var vaccination = (await Documents.BodyAsync(document)).Vaccinations.Single();

        Assert.That(vaccination.Date?.ToString(), Is.EqualTo(date));
    }

    [TestCase("<id root=\"1.2\" extension=\"E 1\" />", "1.2^E 1")]
    [TestCase("<id root=\"1.2\" /><id root=\"1.3\" />", "1.2")]
    [TestCase("<id extension=\"E1\" />", null)]
    [TestCase("", null)]
    public async Task The_identifier_is_the_first_one_as_told(string told, string? id)
    {
        var document = ReplaceFirst(
            await Documents.TextAsync(Documents.Note()), $"<id root=\"{Documents.VaccinationId}\" />", told);

        Assert.That((await Documents.BodyAsync(document)).Vaccinations.Single().Id, Is.EqualTo(id));
    }

    [TestCase("effectiveTime value=\"20261120\"", "effectiveTime value=\"20261320\"", "effectiveTime/@value")]
    [TestCase("effectiveTime value=\"20261120\"", "effectiveTime value=\"hier\"", "effectiveTime/@value")]
    [TestCase("id root=\"" + Documents.VaccinationId, "id root=\"{long}", "id/@root")]
    [TestCase("code=\"61077869\"", "code=\"{long}\"", "consumable/manufacturedProduct/manufacturedMaterial/code/@code")]
    public async Task Impossible_values_are_refused_with_their_field_and_line(string old, string told, string field)
    {
        told = told.Replace("{long}", new string('1', 1025), StringComparison.Ordinal);
        var document = ReplaceFirst(await Documents.TextAsync(Documents.Note()), old, told);

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Documents.BodyAsync(document))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Line), Is.EqualTo((Reason.CdaChampInvalide, LineOf(document, told))));
        Assert.That(
            refusal.Violations[0].Field,
            Is.EqualTo($"ClinicalDocument/component/structuredBody/component/section/entry/substanceAdministration/{field}"));
    }

    [Test]
    public async Task The_published_history_read_as_a_note_tells_its_four_vaccinations()
    {
        var document = (await File.ReadAllTextAsync(Corpus.File("cda/VAC_2023.01.xml")))
            .Replace("<code code=\"11369-6\"", "<code code=\"87273-9\"", StringComparison.Ordinal);

        var body = await Documents.BodyAsync(document);

        const string first = Documents.VaccinationId;
        Assert.That(
            body.Vaccinations.Select(v => (v.Id, v.CisCode, v.Date?.Digits)),
            Is.EqualTo(new[]
            {
                (first, "61077869", "1975"),
                (first, "68747507", "20090928094914"),
                (first, "68747507", "20090928094914"),
                ("41DAC707-7C96-47B7-B600-AC63D8004465", "61920725", "20210409"),
            }));
    }
}
