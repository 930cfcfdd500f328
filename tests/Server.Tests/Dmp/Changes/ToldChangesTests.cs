using MonEspaceSante.Dmp;
using MonEspaceSante.Server.Tests.Dmp.Documents;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>Who is told of what: each change of what one may list, or could, and no other.</summary>
public sealed class ToldChangesTests(Engine engine) : DocumentFixture(engine)
{
    private static readonly string[] Everybody = [Author, MedecinTraitant, Doctor, Nurse];

    private static Visibility Masked => Visibility.Everyone with { Professionals = false };

    [Test]
    public async Task Given_a_document_and_its_replacement_When_watched_Then_all_are_told_of_both()
    {
        var cursors = await CursorsAsync();
        var first = await DepositAsync();
        var second = await DepositAsync(Sample() with { Replaces = first.UniqueId });

        foreach (var (who, told) in await ToldAsync(cursors))
        {
            Assert.That(
                told.Where(Concerns(first, second)).Select(Told.Of),
                Is.EqualTo(new[]
                {
                    new Told(ChangeKind.Added, first.UniqueId),
                    new Told(ChangeKind.Replaced, second.UniqueId, first.UniqueId),
                }),
                who);
            Assert.That(told.Single(change => change.UniqueId == first.UniqueId).Document!.Status, Is.EqualTo(DocumentStatus.Deprecated));
        }
    }

    [Test]
    public async Task Given_a_document_masked_at_deposit_When_watched_Then_only_those_who_may_see_it_are_told()
    {
        var cursors = await CursorsAsync();
        var document = await DepositAsync(Masked);

        var told = await ToldAsync(cursors);

        Told[] added = [new(ChangeKind.Added, document.UniqueId)];
        Assert.That(Of(told[Author], document), Is.EqualTo(added));
        Assert.That(Of(told[MedecinTraitant], document), Is.EqualTo(added));
        Assert.That(Of(told[Doctor], document), Is.Empty);
        Assert.That(Of(told[Nurse], document), Is.Empty);
    }

    [Test]
    public async Task Given_a_masked_document_When_unmasked_Then_the_others_learn_of_it_whole()
    {
        var document = await DepositAsync(Masked);
        var cursors = await CursorsAsync();
        await Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Everyone);

        var told = await ToldAsync(cursors);

        foreach (var who in Everybody)
        {
            var change = told[who].Single(Concerns(document));
            Assert.That(change.Kind, Is.EqualTo(ChangeKind.Updated), who);
            Assert.That(change.Document!.Metadata.Title, Is.EqualTo(document.Metadata.Title), who);
        }
    }

    [Test]
    public async Task Given_a_document_When_masked_Then_removed_for_those_who_no_longer_see_it_and_updated_for_others()
    {
        var document = await DepositAsync();
        var cursors = await CursorsAsync();
        await Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Masked);

        var told = await ToldAsync(cursors);

        Assert.That(Of(told[Author], document), Is.EqualTo(new[] { new Told(ChangeKind.Updated, document.UniqueId) }));
        Assert.That(Of(told[MedecinTraitant], document), Is.EqualTo(new[] { new Told(ChangeKind.Updated, document.UniqueId) }));
        Assert.That(Of(told[Doctor], document), Is.EqualTo(new[] { new Told(ChangeKind.Removed, document.UniqueId) }));
        Assert.That(told[Doctor].Single(Concerns(document)).Document, Is.Null);
    }

    [Test]
    public async Task Given_a_masked_document_When_archived_and_deleted_Then_the_others_are_told_nothing()
    {
        var document = await DepositAsync(Masked);
        var cursors = await CursorsAsync();
        await Dmp(Author).ArchiveAsync(Patient, document.UniqueId);
        await Dmp(Author).DeleteAsync(Patient, document.UniqueId);

        var told = await ToldAsync(cursors);

        Assert.That(Of(told[Doctor], document), Is.Empty);
        Assert.That(Of(told[Nurse], document), Is.Empty);
        Assert.That(Of(told[Author], document).Last(), Is.EqualTo(new Told(ChangeKind.Removed, document.UniqueId)));
    }

    [Test]
    public async Task Given_a_masked_document_in_the_place_of_a_visible_one_When_watched_Then_only_the_old_one_is_told()
    {
        var old = await DepositAsync();
        var cursors = await CursorsAsync();
        var hidden = await DepositAsync(Sample() with { Replaces = old.UniqueId }, Masked);

        var told = await ToldAsync(cursors);

        var change = told[Doctor].Single(Concerns(old, hidden));
        Assert.That(Told.Of(change), Is.EqualTo(new Told(ChangeKind.Updated, old.UniqueId)));
        Assert.That(change.Document!.Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That(Of(told[Author], hidden), Is.EqualTo(new[] { new Told(ChangeKind.Replaced, hidden.UniqueId, old.UniqueId) }));
    }

    [Test]
    public async Task Given_a_document_When_archived_and_taken_out_Then_both_are_told()
    {
        var document = await DepositAsync();
        var cursors = await CursorsAsync();
        await Dmp(Author).ArchiveAsync(Patient, document.UniqueId);
        var between = await CursorsAsync();
        await Dmp(Author).UnarchiveAsync(Patient, document.UniqueId);

        var told = await ToldAsync(cursors);
        var later = await ToldAsync(between);

        Assert.That(Of(told[Doctor], document), Is.EqualTo(Enumerable.Repeat(new Told(ChangeKind.Updated, document.UniqueId), 2)));
        Assert.That(later[Doctor].Single(Concerns(document)).Document!.IsArchived, Is.False);
    }

    [Test]
    public async Task Given_a_document_When_deleted_Then_those_who_saw_it_are_told_that_it_is_gone()
    {
        var cursors = await CursorsAsync();
        var document = await DepositAsync();
        await Dmp(Author).DeleteAsync(Patient, document.UniqueId);

        foreach (var (who, told) in await ToldAsync(cursors))
            Assert.That(Of(told, document), Is.EqualTo(new[] { new Told(ChangeKind.Removed, document.UniqueId) }), who);
    }

    [Test]
    public async Task Given_a_document_masked_before_it_is_deleted_When_caught_up_with_Then_gone_once_and_not_twice()
    {
        var document = await DepositAsync();
        var cursors = await CursorsAsync();
        await Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Masked);
        await Dmp(Author).DeleteAsync(Patient, document.UniqueId);

        var told = await ToldAsync(cursors);

        Assert.That(Of(told[Doctor], document), Is.EqualTo(new[] { new Told(ChangeKind.Removed, document.UniqueId) }));
    }

    [Test]
    public async Task Given_more_changes_than_a_batch_When_gone_on_from_each_cursor_Then_none_is_lost_or_repeated()
    {
        var cursor = await Dmp(Doctor).GetWatchCursorAsync(Patient);
        var deposited = new List<string>();
        for (var i = 0; i < 24; i++) deposited.Add((await DepositAsync()).UniqueId);

        var told = new List<string>();
        while (told.Count(deposited.Contains) < deposited.Count)
        {
            var change = await Dmp(Doctor).WatchAsync(Patient, cursor).FirstAsync();
            cursor = change.Cursor;
            told.Add(change.UniqueId);
        }

        Assert.That(told.Where(deposited.Contains), Is.EqualTo(deposited));
    }

    private async Task<Dictionary<string, string>> CursorsAsync()
    {
        var cursors = new Dictionary<string, string>();
        foreach (var who in Everybody) cursors[who] = await Dmp(who).GetWatchCursorAsync(Patient);
        return cursors;
    }

    // Changes come in order: when the marker is there, so is all that was to come before it.
    private async Task<Dictionary<string, List<DossierChange>>> ToldAsync(Dictionary<string, string> cursors)
    {
        var marker = await DepositAsync();
        var told = new Dictionary<string, List<DossierChange>>();
        foreach (var (who, cursor) in cursors)
        {
            told[who] = await Dmp(who).WatchAsync(Patient, cursor)
                .TakeWhile(change => change.UniqueId != marker.UniqueId)
                .ToListAsync();
        }

        return told;
    }

    private static IEnumerable<Told> Of(IEnumerable<DossierChange> changes, Document document) =>
        changes.Where(Concerns(document)).Select(Told.Of);

    private static Func<DossierChange, bool> Concerns(params Document[] documents) => change =>
        documents.Any(document => document.UniqueId == change.UniqueId);
}
