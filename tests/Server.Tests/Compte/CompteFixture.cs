using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>A sandbox whose clock moves, its operator, and persons without a card.</summary>
public abstract class CompteFixture(Engine engine) : SandboxFixture(engine)
{
    private readonly List<RawClient> _clients = [];

    private protected SettableClock Clock { get; } = new();

    private protected RawClient Operator { get; private set; } = null!;

    /// <summary>Somebody without a card and without a session.</summary>
    private protected RawClient Anybody { get; private set; } = null!;

    protected override bool CardsAreAuthorized => false;

    protected override SandboxOptions Options => new() { TimeProvider = Clock };

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        Operator = await RawClient.OpenAsync(Sandbox, Cartes["operateur"], Clock);
        Anybody = new RawClient(Sandbox, null);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _clients.ForEach(client => client.Dispose());
        Operator?.Dispose();
        Anybody?.Dispose();
    }

    private protected RawClient Keep(RawClient client)
    {
        lock (_clients) _clients.Add(client);
        return client;
    }

    /// <summary>The session of the operator outlives no jump of the clock.</summary>
    private protected async Task<RawClient> OperatorAsync()
    {
        try
        {
            await Operator.Sessions.GetSessionAsync(new(), Operator.Headers());
        }
        catch (RpcException over) when (over.StatusCode == StatusCode.Unauthenticated)
        {
            var card = Cartes["operateur"];
            Operator.Bear((await Operator.OpenSessionAsync(RawClient.Assertion(card, Clock), card)).Token);
        }

        return Operator;
    }

    // Other tests of the fixture may move the clock past the operator's token between the look and the call.
    private async Task<T> ByOperatorAsync<T>(Func<RawClient, Task<T>> call)
    {
        try
        {
            return await call(await OperatorAsync());
        }
        catch (RpcException over) when (over.StatusCode == StatusCode.Unauthenticated)
        {
            return await call(await OperatorAsync());
        }
    }

    private protected async Task<Assured> RegisterAsync(Assured person)
    {
        var verdicts = await RegisterAsync([person.Line()]);
        Assert.That(verdicts.Single().Reason, Is.Empty);
        return person;
    }

    private protected Task<List<RegisterAssuresResponse>> RegisterAsync(IReadOnlyList<RegisterAssuresRequest> lines) =>
        ByOperatorAsync(async client =>
        {
            using var call = client.Operateur.RegisterAssures(client.Headers());
            foreach (var line in lines) await call.RequestStream.WriteAsync(line);
            await call.RequestStream.CompleteAsync();
            return await call.ResponseStream.ReadAllAsync().ToListAsync();
        });

    /// <summary>The letters of one person that wait in the outbox.</summary>
    private protected async Task<List<Courrier>> LettersAsync(Assured person)
    {
        var letters = await ByOperatorAsync(async client =>
        {
            using var call = client.Operateur.ExportCourriers(
                new ExportCourriersRequest { MaxCount = 10_000 }, client.Headers());
            return await call.ResponseStream.ReadAllAsync().ToListAsync();
        });
        return letters.FindAll(letter => letter.Person.Family == person.Name);
    }

    private protected async Task<string> CodeAsync(Assured person) =>
        (await LettersAsync(person)).Single(letter => letter.Code.Length > 0).Code;

    /// <summary>A code that the operator draws for one person.</summary>
    private protected async Task<string> IssueAsync(Assured person)
    {
        var request = new IssueActivationCodeRequest { RequestId = NewId(), Patient = person.Wire };
        await ByOperatorAsync(client =>
            client.Operateur.IssueActivationCodeAsync(request, client.Headers()).ResponseAsync);
        return await CodeAsync(person);
    }

    private protected async Task<AnnounceComptesResponse> AnnounceAsync(string phase = "generalisation-2022") =>
        await (await OperatorAsync()).Operateur.AnnounceComptesAsync(
            new AnnounceComptesRequest { RequestId = NewId(), Phase = phase, MaxCount = 1000 }, Operator.Headers());

    private protected static ActivateCompteRequest Activation(Assured person, string code) => new()
    {
        RequestId = NewId(),
        Patient = person.Wire,
        Code = code,
        Vitale = person.Vitale,
        Password = Assured.Password,
    };

    private protected static OpposeCompteRequest Opposition(Assured person, string code) =>
        new() { RequestId = NewId(), Patient = person.Wire, Code = code };

    private protected async Task<byte[]> ActivateAsync(Assured person, string code)
    {
        var activated = await Anybody.Comptes.ActivateCompteAsync(Activation(person, code));
        return Totp.FromBase32(activated.TotpSecret);
    }

    private protected async Task<RawClient> SignInAsync(Assured person, byte[] secret)
    {
        var client = Keep(new RawClient(Sandbox, null));
        // A step of the second factor serves once, and the last one may have.
        Clock.Advance(TimeSpan.FromSeconds(31));
        client.Bear((await client.Comptes.SignInAsync(Credentials(person, secret))).Token);
        return client;
    }

    private protected SignInRequest Credentials(Assured person, byte[] secret) => new()
    {
        Patient = person.Wire,
        Password = Assured.Password,
        Totp = Totp.DigitsAt(secret, Clock.GetUtcNow()),
    };

    /// <summary>A person whose account is active, and the session that the person opened.</summary>
    private protected async Task<(Assured Person, RawClient Client, byte[] Secret)> ActiveAsync()
    {
        var person = await RegisterAsync(Named(Assured.Adult()));
        var secret = await ActivateAsync(person, await IssueAsync(person));
        return (person, await SignInAsync(person, secret), secret);
    }

    private protected static async Task<Contract.Compte> ReadAsync(RawClient client, Assured person) =>
        await client.Comptes.GetCompteAsync(new GetCompteRequest { Patient = person.Wire }, client.Headers());

    /// <summary>How a professional sees the dossier.</summary>
    private protected async Task<Dossier> CheckAsync(Assured person)
    {
        using var doctor = await RawClient.OpenAsync(Sandbox, Cartes["medecin"], Clock);
        return await doctor.Dmp.CheckDossierAsync(new CheckDossierRequest { Patient = person.Wire }, doctor.Headers());
    }

    /// <summary>One pass of the jobs.</summary>
    private protected Task PassAsync() => Service<DueEvents>().RunAsync(CancellationToken.None);

    private protected T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();

    /// <summary>Letters are found again by the name.</summary>
    private protected static Assured Named(Assured person) => person with { Name = $"ESSAI {Letters(person)}" };

    private protected static string NewId() => Guid.NewGuid().ToString("D");

    private static string Letters(Assured person) =>
        new([.. person.Ins.Matricule[7..13].Select(digit => (char)('A' + digit - '0'))]);
}
