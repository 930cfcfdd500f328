using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>How much a search may find, how often one may search, and what a software may search by itself.</summary>
public sealed class SearchLimitTests(Engine engine) : DocumentFixture(engine)
{
    private static readonly Ins Petra = Ins.Parse("207100486108281", InsOid.NirTest);
    private static readonly Ins Alot = Ins.Parse("116095280720767", InsOid.NirTest);
    private static readonly DocumentCriteria Automatic = new() { IsAutomatic = true };

    private readonly TemporaryFolder _folder = new();

    protected override SandboxOptions Options
    {
        get
        {
            var file = _folder.File("parametres.json");
            File.WriteAllText(
                file,
                """{ "parametres": { "resultats-recherche-max": { "valeur": 3 }, "recherches-par-heure-max": { "valeur": 12 } } }""");
            return new SandboxOptions { ParametersFile = file };
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Given_more_results_than_allowed_When_searched_or_counted_Then_refused_and_told_the_limit()
    {
        for (var i = 0; i < 4; i++) await DepositAsync(Sample() with { Patient = Petra });

        var search = await Refused.ByAsync(Dmp("opticien").FindAsync(Petra).FirstOrDefaultAsync().AsTask().ContinueWith(_ => { }, TaskScheduler.Default)
            is var _ ? Dmp(Doctor == "" ? Author : Author).FindAsync(Petra).ToListAsync().AsTask() : null!);
        var count = await Refused.ByAsync(Dmp(Author).CountAsync(Petra));

        Assert.That((search.Reason, search.Details["limit"]), Is.EqualTo((Reason.TropDeResultats, "3")));
        Assert.That(count.Reason, Is.EqualTo(Reason.TropDeResultats));
        Assert.That(await Dmp(Author).FindAsync(Petra, new() { Types = ["57828-6"] }).ToListAsync(), Is.Empty);
    }
}
