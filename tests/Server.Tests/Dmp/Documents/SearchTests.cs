using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>What a search finds: each criterion, and any combination of them. TD3.1.</summary>
public sealed class SearchTests(Engine engine) : DocumentFixture(engine)
{
    private const string Consultation = "11488-4";
    private const string Prescription = "57828-6";
    private const string Accession = "ACC-2026-77^1.2.250.1.999.1";
    private const int Combinations = 60;

    // Given as the legal time of Paris, without saying so.
    private static readonly DateTimeOffset Zoneless = new(2026, 1, 15, 9, 30, 0, TimeSpan.FromHours(1));
    private static readonly DateTimeOffset Summer = new(2025, 6, 1, 8, 0, 0, TimeSpan.FromHours(2));

    private readonly Dictionary<string, Document> _documents = [];

    protected override Ins Patient { get; } = Ins.Parse("207100486108281", InsOid.NirTest);

    [OneTimeSetUp]
    public async Task DepositAllAsync()
    {
        _documents["old"] = await DepositAsync(Sample());
        _documents["new"] = await DepositAsync(Sample() with { Replaces = _documents["old"].UniqueId });
        _documents["prescription"] = await DepositAsync(
            Sample() with { TypeCode = Prescription, EffectiveTime = Zoneless },
            edit: text => text.Replace("20260115093000+0100", "20260115093000", StringComparison.Ordinal));
        _documents["nurse's"] = await DepositAsync(
            Sample(Nurse) with { TypeCode = Prescription, EffectiveTime = Summer }, sender: Nurse);
        _documents["ordered"] = await DepositAsync(Sample(), edit: WithOrder);
        _documents["archived"] = await DepositAsync(Sample());
        await Dmp(Author).ArchiveAsync(Patient, _documents["archived"].UniqueId);
        _documents["deleted"] = await DepositAsync(Sample());
        await Dmp(Author).DeleteAsync(Patient, _documents["deleted"].UniqueId);
    }

    [Test]
    public async Task Given_no_criterion_When_searched_Then_what_is_current_and_not_archived_latest_first() =>
        Assert.That(await NamesAsync(null), Is.EqualTo(new[] { "ordered", "nurse's", "prescription", "new" }));

    [Test]
    public async Task Given_types_or_classes_When_searched_Then_one_of_them_is_met()
    {
        Assert.That(await NamesAsync(new() { Types = [Prescription] }), Is.EqualTo(new[] { "nurse's", "prescription" }));
        Assert.That(
            await NamesAsync(new() { Types = [Prescription, Consultation] }),
            Is.EqualTo(new[] { "ordered", "nurse's", "prescription", "new" }));
        Assert.That(await NamesAsync(new() { Types = ["60568-3"] }), Is.Empty);
        Assert.That(await NamesAsync(new() { Classes = ["42"] }), Is.EqualTo(new[] { "nurse's", "prescription" }));
        Assert.That(await NamesAsync(new() { Classes = ["10"], Types = [Prescription] }), Is.Empty);
    }

    [Test]
    public async Task Given_a_period_of_the_act_When_searched_Then_its_start_is_in_it_and_its_end_is_not()
    {
        Assert.That(
            await NamesAsync(new() { EventFrom = Summer, EventBefore = Zoneless }), Is.EqualTo(new[] { "nurse's" }));
        Assert.That(await NamesAsync(new() { EventBefore = Summer }), Is.Empty);
        Assert.That(await NamesAsync(new() { EventFrom = Zoneless.AddDays(1) }), Is.EqualTo(new[] { "ordered", "new" }));
    }

    [Test]
    public async Task Given_an_act_told_without_zone_When_searched_Then_it_is_read_as_paris()
    {
        Assert.That(
            await NamesAsync(new() { EventFrom = Zoneless, EventBefore = Zoneless.AddSeconds(1) }),
            Is.EqualTo(new[] { "prescription" }));
        Assert.That(
            await NamesAsync(new() { EventFrom = Zoneless.AddSeconds(1), EventBefore = Zoneless.AddDays(1) }), Is.Empty);
    }

    [Test]
    public async Task Given_a_period_of_submission_When_searched_Then_its_start_is_in_it_and_its_end_is_not()
    {
        var from = _documents["prescription"].SubmissionTime;
        var before = _documents["ordered"].SubmissionTime;

        var found = await NamesAsync(new() { SubmittedFrom = from, SubmittedBefore = before });

        Assert.That(found, Is.EqualTo(new[] { "nurse's", "prescription" }));
    }

    [Test]
    public async Task Given_old_versions_and_archives_When_searched_Then_found_if_asked_for_and_alone_if_asked_alone()
    {
        Assert.That(await NamesAsync(new() { OldVersions = Inclusion.Included }), Does.Contain("old").And.Contain("new"));
        Assert.That(await NamesAsync(new() { OldVersions = Inclusion.Only }), Is.EqualTo(new[] { "old" }));
        Assert.That(await NamesAsync(new() { Archived = Inclusion.Included }), Does.Contain("archived").And.Contain("new"));
        Assert.That(await NamesAsync(new() { Archived = Inclusion.Only }), Is.EqualTo(new[] { "archived" }));
        Assert.That(await NamesAsync(new() { Archived = Inclusion.Only, OldVersions = Inclusion.Only }), Is.Empty);
    }

    [Test]
    public async Task Given_an_author_When_searched_Then_only_that_author_s()
    {
        var nurse = Carte(Nurse).Porteur.Professional!.PsIdNat;

        Assert.That(await NamesAsync(new() { AuthorId = nurse }), Is.EqualTo(new[] { "nurse's" }));
        Assert.That(await NamesAsync(new() { AuthorId = nurse[..^1] }), Is.Empty);
    }

    [Test]
    public async Task Given_reference_ids_When_searched_Then_whole_or_in_part()
    {
        Assert.That(await NamesAsync(new() { ReferenceIds = ["other", Accession] }), Is.EqualTo(new[] { "ordered" }));
        Assert.That(await NamesAsync(new() { ReferenceIds = [Accession[..^1]] }), Is.Empty);
        Assert.That(await NamesAsync(new() { ReferenceIdPart = "2026-77^1" }), Is.EqualTo(new[] { "ordered" }));
        Assert.That(await NamesAsync(new() { ReferenceIdPart = "2026-78" }), Is.Empty);
    }

    [Test]
    public async Task Given_a_deleted_document_When_everything_is_searched_Then_it_is_not_found() =>
        Assert.That(await NamesAsync(Everything()), Does.Not.Contain("deleted").And.Contain("old"));

    [Test]
    public async Task Given_a_period_upside_down_When_searched_or_counted_Then_refused_at_its_end()
    {
        var act = new DocumentCriteria { EventFrom = Zoneless, EventBefore = Summer };
        var submission = new DocumentCriteria { SubmittedFrom = Zoneless, SubmittedBefore = Summer };

        var first = await Refused.ByAsync(NamesAsync(act));
        var second = await Refused.ByAsync(Dmp(Author).CountAsync(Patient, submission));

        Assert.That((first.Reason, first.Violations[0].Field), Is.EqualTo((Reason.PeriodeInvalide, "criteria.event_before")));
        Assert.That(
            (second.Reason, second.Violations[0].Field), Is.EqualTo((Reason.PeriodeInvalide, "criteria.submitted_before")));
        Assert.That(await NamesAsync(new() { EventFrom = Zoneless, EventBefore = Zoneless }), Is.Empty);
    }

    [Test]
    public async Task Given_any_criteria_When_searched_and_counted_Then_what_a_plain_reading_of_them_finds()
    {
        var all = await Dmp(Author).FindAsync(Patient, Everything()).ToListAsync();

        foreach (var criteria in Criteria().Sample(Combinations))
        {
            var expected = all.Where(document => Reads(criteria, document)).ToList();
            var found = await Dmp(Author).FindAsync(Patient, criteria).Select(document => document.UniqueId).ToListAsync();
            var counted = await Dmp(Author).CountAsync(Patient, criteria);

            var told = JsonSerializer.Serialize(criteria);
            Assert.That(found, Is.EqualTo(expected.Select(document => document.UniqueId)), told);
            Assert.That(counted, Is.EquivalentTo(expected.CountBy(document => document.Metadata.Type.Value)), told);
        }
    }

    [Test]
    public async Task Given_several_types_When_counted_Then_told_by_type_and_only_what_the_caller_may_see()
    {
        var masked = await DepositAsync(Sample(Nurse) with { TypeCode = "60568-3" }, Everyone with { Professionals = false }, Nurse);

        var own = await Dmp(Nurse).CountAsync(Patient, new() { Types = ["60568-3", Prescription] });
        var others = await Dmp(Author).CountAsync(Patient, new() { Types = ["60568-3", Prescription] });

        Assert.That(masked.Visibility.Professionals, Is.False);
        Assert.That(own, Is.EquivalentTo(new Dictionary<string, int> { ["60568-3"] = 1, [Prescription] = 2 }));
        Assert.That(others, Is.EquivalentTo(new Dictionary<string, int> { [Prescription] = 2 }));
    }

    private static string WithOrder(string text) => text.Replace(
        "<documentationOf>",
        "<inFulfillmentOf><order><id extension=\"ACC-2026-77\" root=\"1.2.250.1.999.1\"/></order></inFulfillmentOf><documentationOf>",
        StringComparison.Ordinal);

    private Gen<DocumentCriteria> Criteria()
    {
        var instants = _documents.Values.Select(document => document.SubmissionTime).Append(default).Order().ToArray();
        var acts = new[] { default, Summer, Zoneless, Zoneless.AddDays(1), Zoneless.AddYears(1) };
        var nurse = Carte(Nurse).Porteur.Professional!.PsIdNat;
        return from types in Gen.Elements<string[]>([], [], [Prescription], [Consultation, Prescription])
               from classes in Gen.Elements<string[]>([], [], ["42"], ["10", "52"])
               from act in Gen.Two(Gen.Elements(acts))
               from submission in Gen.Two(Gen.Elements(instants))
               from versions in Gen.Elements(Enum.GetValues<Inclusion>())
               from archives in Gen.Elements(Enum.GetValues<Inclusion>())
               from author in Gen.Elements<string?>(null, null, nurse)
               from part in Gen.Elements<string?>(null, null, null, "77^")
               select new DocumentCriteria
               {
                   Types = types,
                   Classes = classes,
                   EventFrom = Earlier(act),
                   EventBefore = Later(act),
                   SubmittedFrom = Earlier(submission),
                   SubmittedBefore = Later(submission),
                   OldVersions = versions,
                   Archived = archives,
                   AuthorId = author,
                   ReferenceIdPart = part,
               };
    }

    private static DateTimeOffset? Earlier((DateTimeOffset, DateTimeOffset) pair) =>
        pair.Item1 == default || pair.Item2 == default ? null : pair.Item1 < pair.Item2 ? pair.Item1 : pair.Item2;

    private static DateTimeOffset? Later((DateTimeOffset, DateTimeOffset) pair) =>
        pair.Item1 > pair.Item2 ? pair.Item1 : pair.Item2 == default ? null : pair.Item2;

    private static bool Reads(DocumentCriteria criteria, Document document)
    {
        var start = document.Metadata.ServiceStartTime.ToInstant();
        return (criteria.Types.Count == 0 || criteria.Types.Contains(document.Metadata.Type.Value))
            && (criteria.Classes.Count == 0 || criteria.Classes.Contains(document.Metadata.Class.Value))
            && start >= (criteria.EventFrom ?? DateTimeOffset.MinValue)
            && start < (criteria.EventBefore ?? DateTimeOffset.MaxValue)
            && document.SubmissionTime >= (criteria.SubmittedFrom ?? DateTimeOffset.MinValue)
            && document.SubmissionTime < (criteria.SubmittedBefore ?? DateTimeOffset.MaxValue)
            && Agrees(criteria.OldVersions, document.Status == DocumentStatus.Deprecated)
            && Agrees(criteria.Archived, document.IsArchived)
            && (criteria.AuthorId is null || document.Metadata.Authors.Any(author => author.Id == criteria.AuthorId))
            && (criteria.ReferenceIdPart is null
                || document.Metadata.ReferenceIds.Any(id => id.Contains(criteria.ReferenceIdPart, StringComparison.Ordinal)));
    }

    private static bool Agrees(Inclusion inclusion, bool isOne) => inclusion switch
    {
        Inclusion.Only => isOne,
        Inclusion.Included => true,
        _ => !isOne,
    };

    private async Task<List<string>> NamesAsync(DocumentCriteria? criteria)
    {
        var names = _documents.ToDictionary(named => named.Value.UniqueId, named => named.Key);
        return await Dmp(Author).FindAsync(Patient, criteria)
            .Select(document => names.GetValueOrDefault(document.UniqueId, "?"))
            .ToListAsync();
    }
}
