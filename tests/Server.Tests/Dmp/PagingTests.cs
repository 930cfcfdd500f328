using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

public sealed class PagingTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly Ins Petra = Ins.Parse("207100486108281", InsOid.NirTest);
    private static readonly Ins Alot = Ins.Parse("116095280720767", InsOid.NirTest);

    [Test]
    public async Task Given_five_documents_When_listed_by_two_Then_each_comes_once_and_the_latest_first()
    {
        await using var client = Cartes.Client("medecin");
        var deposited = await DepositAsync(client, Petra, 5);

        var pages = await client.Dmp.FindAsync(Petra).AsPages(pageSize: 2).ToListAsync();

        Assert.That(pages.Select(page => page.Items.Count), Is.EqualTo(new[] { 2, 2, 1 }));
        Assert.That(pages[^1].NextPageToken, Is.Null);
        Assert.That(
            pages.SelectMany(page => page.Items).Select(document => document.UniqueId),
            Is.EqualTo(deposited.AsEnumerable().Reverse()));
    }

    [Test]
    public async Task Given_a_page_token_When_altered_or_invented_or_of_another_dossier_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        await DepositAsync(client, Alot, 3);
        var token = (await client.Dmp.FindAsync(Alot).AsPages(pageSize: 2).FirstAsync()).NextPageToken!;
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        Reason[] reasons =
        [
            await ReasonAsync(client, Alot, altered),
            await ReasonAsync(client, Alot, token[..^4]),
            await ReasonAsync(client, Alot, "suite"),
            await ReasonAsync(client, Alot, "!"),
            await ReasonAsync(client, PatTrois, token),
        ];
        var rest = await client.Dmp.FindAsync(Alot).AsPages(token).FirstAsync();

        Assert.That(reasons, Is.All.EqualTo(Reason.PageInvalide));
        Assert.That(rest.Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_page_token_When_the_criteria_are_others_Then_refused()
    {
        var jumeau = Ins.Parse("199013417202372", InsOid.NirTest);
        await using var client = Cartes.Client("medecin");
        await DepositAsync(client, jumeau, 3);
        DocumentCriteria asked = new() { Types = ["11488-4"] };
        var token = (await client.Dmp.FindAsync(jumeau, asked).AsPages(pageSize: 2).FirstAsync()).NextPageToken!;

        Reason[] reasons =
        [
            await ReasonAsync(client, jumeau, token),
            await ReasonAsync(client, jumeau, token, asked with { Types = ["57828-6"] }),
            await ReasonAsync(client, jumeau, token, asked with { Archived = Inclusion.Included }),
            await ReasonAsync(client, jumeau, token, asked with { IsAutomatic = true }),
        ];
        var rest = await client.Dmp.FindAsync(jumeau, asked).AsPages(token).FirstAsync();

        Assert.That(reasons, Is.All.EqualTo(Reason.PageInvalide));
        Assert.That(rest.Items, Has.Count.EqualTo(1));
    }

    private static async Task<Reason> ReasonAsync(
        MonEspaceSanteClient client, Ins patient, string token, DocumentCriteria? criteria = null)
    {
        var refusal = await Refused.ByAsync(client.Dmp.FindAsync(patient, criteria).AsPages(token).FirstAsync().AsTask());
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("page_token"));
        return refusal.Reason;
    }

    private async Task<List<string>> DepositAsync(MonEspaceSanteClient client, Ins patient, int count)
    {
        var deposited = new List<string>();
        while (deposited.Count < count)
        {
            var sample = Consultation.By(Cartes["medecin"], patient);
            await using var cda = await sample.ToStreamAsync();
            await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone);
            deposited.Add(sample.UniqueId);
        }

        return deposited;
    }
}
