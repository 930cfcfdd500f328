using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Health.V1;
using MonEspaceSante.Server.Insi.National;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.ProSanteConnect;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using ServingStatus = MonEspaceSante.Protos.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>What trust rests on ends one day: metrics, log and health tell before, and when.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TrustAlarmTests : IDisposable
{
    private readonly SettableClock _clock = new();
    private readonly LogTranscript _log = new();
    private readonly TestTrust _trust;

    public TrustAlarmTests() => _trust = new TestTrust(_clock);

    public void Dispose()
    {
        _log.Dispose();
        _trust.Dispose();
    }

    [Test]
    public async Task Given_a_server_When_measured_Then_the_seconds_left_of_each_certificate_and_list()
    {
        await using var judges = _trust.Judges();
        judges.GetRequiredService<TrustExpiries>();

        var left = Measure(judges, "monespacesante.trust.time_to_expiry");

        Assert.That(left.Keys, Is.EquivalentTo(new[]
        {
            "server serveur",
            $"root {TestTrust.RootName}",
            $"intermediate {TestTrust.PersonsName}",
            $"revocation_list {TestTrust.RootName}",
            $"revocation_list {TestTrust.PersonsName}",
        }));
        Assert.That(left[$"revocation_list {TestTrust.PersonsName}"], Is.EqualTo(86_400).Within(120));
        Assert.That(left["server serveur"], Is.EqualTo(86_400_000).Within(120));
    }

    [Test]
    public async Task Given_files_that_cannot_be_taken_When_refreshed_Then_counted_once_each()
    {
        await using var judges = _trust.Judges();
        using var counted = new MeterListener();
        var failures = new List<string>();
        Listen(counted, judges, "monespacesante.trust.refresh_failures");
        counted.SetMeasurementEventCallback<long>((_, _, tags, _) => failures.Add(Name(tags)));
        counted.Start();

        File.WriteAllText(_trust.Folder.RevocationList("personnes"), "illisible");
        File.WriteAllText(_trust.Folder.AuthorityCertificate("racine"), "illisible");
        File.WriteAllText(_trust.Folder.ServerCertificate, "illisible");
        judges.GetRequiredService<TrustWatch>().Refresh();
        judges.GetRequiredService<TrustWatch>().Refresh();

        Assert.That(failures, Is.EquivalentTo(new[] { "revocation_list personnes", "certificate racine", "server serveur" }));
    }

    [Test]
    public async Task Given_a_list_that_ends_soon_When_watched_Then_warned_of_once_and_again_when_it_is_over()
    {
        _trust.Options.RevocationWarningHours = 3;
        _trust.Options.CertificateWarningDays = 10;
        await using var judges = _trust.Judges(_log);
        var watch = judges.GetRequiredService<TrustWatch>();
        var ends = $"The revocation_list of {TestTrust.PersonsName} ends at";
        var isOver = $"The revocation_list of {TestTrust.PersonsName} is over since";

        var early = Count(ends);
        Pass(TimeSpan.FromHours(22));
        var near = (Count(ends), Count(isOver));
        Pass(TimeSpan.FromHours(3));
        var over = (Count(ends), Count(isOver));

        Assert.That(early, Is.Zero);
        Assert.That(near, Is.EqualTo((1, 0)));
        Assert.That(over, Is.EqualTo((1, 1)));
        Assert.That(Count("The server of"), Is.Zero);
        Pass(TimeSpan.FromDays(995));
        Assert.That(Count("The server of serveur ends at"), Is.EqualTo(1));

        void Pass(TimeSpan time)
        {
            _clock.Advance(time);
            watch.Refresh();
            watch.Refresh();
        }
    }

    [Test]
    public async Task Given_certificates_shown_to_other_services_When_they_end_Then_warned_of_and_told_by_health()
    {
        using var structure = new CertificateForge(_trust.Root.Certificate)
        {
            Subject = SandboxSubject.OfOrganization("CLINIQUE", "10B0099999", "AUTH CLINIQUE"),
            NotAfter = _clock.GetUtcNow().AddHours(2),
        }.Make();
        File.WriteAllBytes(_trust.Folder.ServiceCertificate, structure.Export(X509ContentType.Pkcs12));
        _trust.Options.Insi.CertificateFile = _trust.Folder.ServiceCertificate;
        await using var judges = _trust.Judges(
            services => services
                .AddSingleton<OrgCertificate>()
                .AddSingleton<IOwnCertificate>(provider => provider.GetRequiredService<OrgCertificate>())
                .AddSingleton<IOwnCertificate>(new ServiceCertificate(_trust.Folder)),
            _log);
        var health = judges.GetRequiredService<TrustHealth>();

        var before = health.IsServing;
        _clock.Advance(TimeSpan.FromHours(3));
        judges.GetRequiredService<TrustWatch>().Refresh();

        Assert.That((before, health.IsServing), Is.EqualTo((true, false)));
        Assert.That(Count("The client of insi is over since"), Is.EqualTo(1));
        Assert.That(Count("The client of pro-sante-connect is over since"), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_a_watcher_of_trust_When_lists_end_and_come_back_Then_told_at_once()
    {
        await using var server = await _trust.StartAsync();
        using var card = _trust.Card();
        using var client = new RawClient(server.Url, _trust.Roots, card);
        using var watch = client.Health.Watch(new HealthCheckRequest { Service = "monespacesante.confiance" });
        var told = new List<ServingStatus> { await NextAsync(watch) };

        _clock.Advance(TimeSpan.FromHours(25));
        told.Add(await NextAsync(watch));
        _trust.WriteList("racine", _trust.Root);
        _trust.WriteList("personnes", _trust.Persons);
        server.Services.GetRequiredService<TrustWatch>().Refresh();
        _clock.Advance(TimeSpan.FromSeconds(5));
        told.Add(await NextAsync(watch));

        Assert.That(told, Is.EqualTo(new[] { ServingStatus.Serving, ServingStatus.NotServing, ServingStatus.Serving }));
    }

    private static async Task<ServingStatus> NextAsync(Grpc.Core.AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.That(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current.Status;
    }

    private static Dictionary<string, double> Measure(ServiceProvider services, string instrument)
    {
        var measured = new Dictionary<string, double>();
        using var listener = new MeterListener();
        Listen(listener, services, instrument);
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => measured.Add(Name(tags), value));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }

    // Other servers of this process have instruments of the same name.
    private static void Listen(MeterListener listener, ServiceProvider services, string name)
    {
        var scope = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name == name && instrument.Meter.Scope == scope) all.EnableMeasurementEvents(instrument);
        };
    }

    private static string Name(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Assert.That(tags.ToArray().Select(tag => tag.Key), Is.EqualTo(new[] { "kind", "name" }));
        return $"{tags[0].Value} {tags[1].Value}";
    }

    private int Count(string words) => _log.Text.Split('\n').Count(entry => entry.StartsWith(words, StringComparison.Ordinal));
}
