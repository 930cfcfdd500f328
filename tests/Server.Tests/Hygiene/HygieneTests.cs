using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Cps;
using MonEspaceSante.Diagnostic;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>
/// Whatever is done, in whatever order: codes, tokens, numbers and names are in no log, trace, metric, address, metadata,
/// exception, dump, file or table, and in clear on no wire.
/// </summary>
public sealed class HygieneTests(Engine engine) : SandboxFixture(engine)
{
    private const string Code = "code-porteur-5283";
    private const string WrongCode = "code-porteur-5284";
    private const string VirtualCode = "7391";
    private const string WrongVirtualCode = "7392";
    private const string Title = "Titre du canari";
    private const string Danger = "La canari ne répond plus.";

    private readonly LogTranscript _log = new();
    private readonly Secrets _secrets = new();

    // Telemetry is the whole process's: other tests choose this professional on the page of the stub of Pro Santé Connect.
    private readonly Secrets _ofThisSandbox = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];
    private Telemetry _telemetry = null!;
    private Relay _wire = null!;
    private CodedCard _coded = null!;
    private Pkcs12Carte _card = null!;

    protected override SandboxOptions Options => new()
    {
        ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log),
    };

    [OneTimeSetUp]
    public async Task ListenAsync()
    {
        _telemetry = new Telemetry();
        _wire = new Relay(Sandbox);
        _coded = new CodedCard(Sandbox, _folder, Code);
        _card = _coded.Open();
        await Given.ToAsync(_card, PatTrois);
        _secrets.Add([.. CodedCard.Identity, Code, WrongCode, Title, Danger]);
        _secrets.Add("279035121518989", "PAT-TROIS", "DOMINIQUE", "1979-03-28", "277076322082910", "NESSI", "1977-07-14",
            "RUTH ISABELLE", "202096615708958", "APCV-ESSAI-0001");
        _ofThisSandbox.Add("899700296140", "LEFORT");
    }

    [OneTimeTearDown]
    public async Task StopListeningAsync()
    {
        _card?.Dispose();
        _telemetry?.Dispose();
        if (_wire is not null) await _wire.DisposeAsync();
        _folder.Dispose();
    }

    // Every scene in every run, each time in another order.
    [Property(MaxTest = 2)]
    public Property Whatever_is_done_nobody_is_named_where_it_does_not_belong() =>
        Prop.ForAll(Gen.Shuffle(Enum.GetValues<Scene>()).ToArbitrary(), PlayAsync);

    private async Task<bool> PlayAsync(Scene[] scenes)
    {
        foreach (var scene in scenes)
        {
            try
            {
                await PlayAsync(scene);
            }
            catch (MonEspaceSanteException refusal)
            {
                _told.Add($"{refusal}");
            }
        }

        var values = await Store.ReadEveryValueAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_log.Count, Is.GreaterThan(10), "the log is captured");
            Assert.That(_telemetry.Text, Does.Contain("SessionService"), "activities and requests are captured");
            Assert.That(_wire.Carried(), Has.Length.GreaterThan(1_000), "the wire is captured");
            Assert.That(_secrets.In(_log.Text).Concat(_ofThisSandbox.In(_log.Text)), Is.Empty, "log");
            Assert.That(_secrets.In(_telemetry.Text), Is.Empty, "activities, metrics, addresses, metadata");
            Assert.That(_secrets.In(string.Join('\n', _told)), Is.Empty, "exceptions and dumps");
            Assert.That(_secrets.In(_wire.Carried()), Is.Empty, "wire");
            Assert.That(new KeptFiles(Sandbox).Tell(_secrets), Is.Empty, "files");
            Assert.That(values.SelectMany(_secrets.In), Is.Empty, "tables");
        });
        return true;
    }

    private async Task PlayAsync(Scene scene)
    {
        await using var client = new MonEspaceSanteClient(ClientOptions());
        await client.Session.GetSessionAsync();
        switch (scene)
        {
            case Scene.Feed:
                await FeedAsync(client);
                break;
            case Scene.FeedAClosedDossier:
                var closed = Ins.Parse("202096615708958", InsOid.NirTest);
                await client.Dmp.SubmitAsync(
                    closed, await (Sample() with { Patient = closed }).ToStreamAsync(), Visibility.Everyone);
                break;
            case Scene.FeedWhatIsNoDocument:
                using (var content = new MemoryStream("PAT-TROIS"u8.ToArray()))
                    await client.Dmp.SubmitAsync(PatTrois, content, Visibility.Everyone);
                break;
            case Scene.BreakTheGlass:
                await client.Session.OpenBrisDeGlaceAsync(Ins.Parse("277076322082910", InsOid.NirTest), Danger);
                break;
            case Scene.Search:
                await client.Dmp.FindAsync(PatTrois).CountAsync();
                _told.Add($"{await client.Dossiers.OpenAsync(PatTrois, new OpenOptions { IncludeTraits = true })}");
                break;
            case Scene.LookAnIdentityUp:
                _told.Add($"{await client.Ins.SearchAsync(Nessi())} {await client.Ins.SearchByApCvAsync("APCV-ESSAI-0001")}");
                break;
            case Scene.LookNobodyUp:
                await client.Ins.SearchAsync(TraitsIdentite.Parse("NESSI", "🙂", "F", "1977-07-14"));
                break;
            case Scene.VerifyIdentities:
                var identity = new IdentityToVerify("1", PatTrois, Nessi());
                await client.Ins.VerifyAllAsync(new[] { identity }.ToAsyncEnumerable()).CountAsync();
                break;
            case Scene.TypeAWrongCode:
                Pkcs12Carte.Open(_coded.Path, WrongCode).Dispose();
                break;
            case Scene.SignInWithoutACard:
                await SignInAsync();
                break;
            case Scene.ExamineTheWorkstation:
                _told.Add(JsonSerializer.Serialize(await Docteur.ExamineAsync(new DocteurOptions
                {
                    Carte = _card,
                    Server = _wire.Url,
                    TrustedRoots = Sandbox.TrustedRoots,
                })));
                break;
            case Scene.StealAToken:
                await StealAsync();
                break;
            case Scene.ActAsAStructure:
                await ActAsync("structure", MonEspaceSante.Session.AuthenticationMode.Indirecte);
                await ActAsync("structure", MonEspaceSante.Session.AuthenticationMode.Air);
                await ActAsync("regulation", MonEspaceSante.Session.AuthenticationMode.Regulation);
                break;
            case Scene.BlockAVirtualCard:
                BlockACard();
                break;
            case Scene.LetAnApplicationIn:
                await new ApplicationLife(_wire.Url, Sandbox, Cartes["application"]).LiveAsync(_secrets, _told);
                break;
            case Scene.WriteMessages:
                await new MessageLife(_wire.Url, Sandbox, Cartes["pharmacien"]).LiveAsync(_secrets, _told);
                break;
            case Scene.KeepAnAgenda:
                await new AgendaLife(_wire.Url, Sandbox, Cartes["infirmier"]).LiveAsync(_secrets, _told);
                break;
            case Scene.LiveAnAccount:
                await LiveAsync();
                break;
            default:
                _told.Add($"{ClientOptions()} {new DocteurOptions { Carte = _card }} {_card} {_card.Porteur} {client}");
                break;
        }
    }

    private async Task FeedAsync(MonEspaceSanteClient client)
    {
        var sample = Sample();
        var submission = await client.Dmp.SubmitAsync(PatTrois, await sample.ToStreamAsync(), Visibility.Everyone);
        _told.Add($"{submission}");
        await client.Dmp.RetrieveAsync(PatTrois, sample.UniqueId, Stream.Null);
    }

    private async Task SignInAsync()
    {
        using var issuer = new MonEspaceSante.ProSanteConnect.ProSanteConnectClient(
            Sandbox.ProSanteConnect.ClientOptions(Cartes["structure"]));
        await using var session = await issuer.SignInByCibaAsync("899700296140", _ => { });
        _secrets.Add(await session.GetAccessTokenAsync());
        _told.Add($"{session} {session.Identity}");
    }

    private async Task ActAsync(string card, MonEspaceSante.Session.AuthenticationMode mode)
    {
        var options = Sandbox.ClientOptions(Cartes[card]);
        (options.Server, options.AuthenticationMode) = (_wire.Url, mode);
        await using var client = new MonEspaceSanteClient(options);
        _told.Add($"{await client.Session.GetSessionAsync()}");
        await client.Dossiers.CheckAsync(PatTrois);
    }

    private void BlockACard()
    {
        using var chip = new PuceVirtuelle(_coded.Open(), VirtualCode);
        var reader = new LecteurVirtuel(chip);
        using var open = reader.Open(VirtualCode);
        for (var tries = 0; tries < PuceVirtuelle.MaxTries; tries++)
        {
            try
            {
                reader.Open(WrongVirtualCode);
            }
            catch (CarteRefusedException refusal)
            {
                Assert.That($"{refusal}", Does.Not.Contain(VirtualCode).And.Not.Contain(WrongVirtualCode));
            }
        }
    }

    private async Task LiveAsync()
    {
        var life = new AccountLife(_wire.Url, Sandbox, Cartes["operateur"]);
        await life.LiveAsync(_secrets, _told);
    }

    private async Task StealAsync()
    {
        using var victim = await RawClient.OpenAsync(Sandbox, _card);
        using var thief = new RawClient(Sandbox, Cartes["pharmacien"].AuthenticationCertificate);
        _secrets.Add(victim.Token, victim.Token.Split('.')[2]);
        thief.Bear(victim.Token);
        var refusal = await Refused.OnTheWireAsync(
            thief.Sessions.GetSessionAsync(new(), thief.Headers()).ResponseAsync);
        _told.Add($"{refusal}");
    }

    private MonEspaceSanteOptions ClientOptions()
    {
        var options = Sandbox.ClientOptions(_card);
        options.Server = _wire.Url;
        return options;
    }

    private CdaSample Sample() => Consultation.By(_card, PatTrois) with { Title = Title };

    private static TraitsIdentite Nessi() => TraitsIdentite.Parse("NESSI", "RUTH", "F", "1977-07-14");
}
