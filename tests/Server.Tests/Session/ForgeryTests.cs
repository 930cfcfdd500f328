using MonEspaceSante.Errors;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>The table of forgeries: each its own reason and remedy, over real mutual TLS.</summary>
public sealed class ForgeryTests(Engine engine) : SandboxFixture(engine)
{
    private readonly TestTrust _production = new(TimeProvider.System);
    private ServerHost _productionServer = null!;
    private ForgeryScene _scene = null!;

    private static IEnumerable<TestCaseData> Forgeries =>
        CertificateForgeries.All.Concat(AssertionForgeries.All).Concat(TokenForgeries.All)
            .Select(forgery => new TestCaseData(forgery).SetArgDisplayNames(forgery.Name));

    [OneTimeSetUp]
    public async Task StartProductionAsync()
    {
        // Its one authority of persons was withdrawn: of its true cards none serves.
        _production.WriteList("racine", _production.Root, _production.Persons.Certificate);
        _productionServer = await _production.StartAsync();
        _scene = new ForgeryScene(Sandbox, Cartes, _production, _productionServer.Url);
    }

    [OneTimeTearDown]
    public async Task StopProductionAsync()
    {
        if (_productionServer is not null) await _productionServer.DisposeAsync();
        _production.Dispose();
    }

    [TestCaseSource(nameof(Forgeries))]
    public async Task Given_a_forgery_When_shown_Then_refused_with_its_reason_and_remedy(object argument)
    {
        var forgery = (Forgery)argument;

        var refusals = await forgery.PresentAsync(_scene);

        var expected = ErrorCatalogue.Find(forgery.Reason);
        Assert.Multiple(() =>
        {
            Assert.That(refusals.Select(refusal => refusal.Reason), Is.All.EqualTo(expected.Code), forgery.How);
            Assert.That(refusals.Select(refusal => refusal.Message), Is.All.EqualTo(expected.Message));
            Assert.That(refusals.Select(refusal => refusal.Remedy), Is.All.EqualTo(expected.Remedy).And.All.Not.Empty);
        });
    }

    [Test]
    public void The_table_holds_no_forgery_twice()
    {
        var names = Forgeries.Select(forgery => ((Forgery)forgery.Arguments[0]!).Name).ToList();

        Assert.That(names, Is.Unique.And.Count.AtLeast(25));
    }
}
