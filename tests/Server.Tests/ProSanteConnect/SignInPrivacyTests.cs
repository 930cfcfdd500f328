using Microsoft.Extensions.Logging;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>Signing in leaves neither tokens nor names in the log and in the tables, the stub issuer's included.</summary>
public sealed class SignInPrivacyTests(Engine engine) : SignedInFixture(engine)
{
    private readonly LogTranscript _log = new();
    private readonly Secrets _secrets = new();

    protected override SandboxOptions Options => new()
    {
        ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log),
    };

    [Test]
    public async Task Given_a_story_with_refusals_When_log_and_tables_are_searched_Then_they_name_nobody()
    {
        _secrets.Add("899700296140", "899700500038", "LEFORT", "CAMILLE", "DUVAL", "IDRISS");
        var refusals = new List<Exception>();
        using var issuer = Issuer();
        await using var browser = await issuer.SignInAsync();
        await using var telephone = await issuer.SignInByCibaAsync(Nurse, _ => { });
        _secrets.Add(await browser.GetAccessTokenAsync(), await telephone.GetAccessTokenAsync());
        await using var client = Client(browser);

        await client.Session.GetSessionAsync();
        await client.Dossiers.CheckAsync(PatTrois);
        refusals.Add(await Refused.ByAsync(client.Dmp.RetrieveAsync(PatTrois, "2.25.404", Stream.Null)));
        refusals.Add(await Refused.ByAsync(issuer.SignInByCibaAsync("899700000000", _ => { })));
        refusals.Add(await WrongSoftwareAsync(await telephone.GetAccessTokenAsync()));
        await browser.EndAsync();
        refusals.Add(await Refused.ByAsync(browser.GetAccessTokenAsync()));

        var values = await Store.ReadEveryValueAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_log.Text, Does.Contain("refused: PSC_JETON_AUTRE_CERTIFICAT"), "the log is captured");
            Assert.That(_secrets.In(_log.Text), Is.Empty, "log");
            Assert.That(refusals.SelectMany(refusal => _secrets.In(refusal.ToString())), Is.Empty, "exceptions");
            Assert.That(values.SelectMany(_secrets.In), Is.Empty, "tables");
            Assert.That($"{browser} {browser.Identity} {client}", Does.Not.Contain("8997"));
        });
    }

    private async Task<Exception> WrongSoftwareAsync(string token)
    {
        using var thief = new RawClient(Sandbox, Cartes["regulation"].AuthenticationCertificate);
        try
        {
            await thief.Sessions.ExchangeTokenAsync(new()
            {
                SubjectToken = token,
                StructIdNat = Clinic,
                Software = new() { Name = "Essais", Version = "1" },
            });
        }
        catch (Grpc.Core.RpcException refusal)
        {
            return refusal;
        }

        throw new AssertionException("The call was not refused");
    }
}
