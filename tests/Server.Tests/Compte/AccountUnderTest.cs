using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>One account, and everybody who may do something to it, by the use cases themselves: clocks that run for
/// decades outlive every certificate.</summary>
internal sealed class AccountUnderTest(
    GivenPatients given, Assured person, Guid patientId, Guid parentId, SettableClock clock)
{
    public const string Phase = "propriete";

    private static readonly Caller Operator = new(new SessionLps(
        Guid.NewGuid(),
        AuthenticationMode.Indirecte,
        AccessMode.Normal,
        new Professional(),
        new Structure { StructIdNat = "10B0046046" },
        DateTimeOffset.UnixEpoch));

    public Task<CompteTitulaire> ReadAsync() =>
        given.Service<CompteStore>().FindAsync(patientId, CancellationToken.None);

    /// <summary>The letters of the account that wait.</summary>
    public async Task<List<Courrier>> LettersAsync() =>
        (await given.Service<CourrierStore>().ListAsync(10_000, CancellationToken.None))
            .Select(kept => kept.Courrier).Where(letter => letter.Person.Family == person.Name).ToList();

    /// <summary>Makes it happen; answers why it was refused, empty when it was not.</summary>
    public async Task<string> HappenAsync(Happening happening, string code)
    {
        try
        {
            await DoAsync(happening, code);
            return "";
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.ReasonCode;
        }
    }

    private Task DoAsync(Happening happening, string code) => happening switch
    {
        Happening.Wave => given.Service<AnnounceComptes>().RunAsync(
            Operator, new AnnounceComptesRequest { RequestId = NewId(), Phase = Phase, MaxCount = 5 }, default),
        Happening.OperatorSendsCode => given.Service<IssueActivationCode>().RunAsync(
            Operator, new IssueActivationCodeRequest { RequestId = NewId(), Patient = person.Wire }, default),
        Happening.OperatorSendsCodeForCredentials => given.Service<IssueCredentialsCode>().RunAsync(
            Operator, new IssueCredentialsCodeRequest { RequestId = NewId(), Patient = person.Wire }, default),
        Happening.PersonOpposes => given.Service<OpposeCompte>().RunAsync(
            new OpposeCompteRequest { RequestId = NewId(), Patient = person.Wire, Code = code }, default),
        Happening.PersonActivates => ActivateAsync(code, person.Vitale),
        Happening.SomebodyGuesses => ActivateAsync("GUESS", person.Vitale),
        Happening.CardIsAnother => ActivateAsync(code, Assured.Adult().Vitale),
        Happening.PersonReplacesCredentials => given.Service<ReplaceCredentials>().RunAsync(
            new ReplaceCredentialsRequest
            {
                RequestId = NewId(),
                Patient = person.Wire,
                Code = code,
                Vitale = person.Vitale,
                Password = Assured.Password,
            },
            default),
        Happening.ParentActivates => given.Service<ActivateMineur>().RunAsync(
            new PersonCaller(Guid.NewGuid(), parentId),
            new ActivateMineurRequest { RequestId = NewId(), Patient = person.Wire, Code = code, Vitale = person.Vitale },
            default),
        Happening.PersonCloses => CloseAsync(erase: false),
        Happening.PersonClosesForGood => CloseAsync(erase: true),
        Happening.PersonAsksForErasure => EraseAsync(erase: true),
        Happening.PersonTakesErasureBack => EraseAsync(erase: false),
        Happening.PersonDies => given.Service<DeclareDeces>().RunAsync(
            Operator, new DeclareDecesRequest { RequestId = NewId(), Patient = person.Wire }, default),
        _ => PassAsync(happening),
    };

    /// <summary>How far a happening moves the clock.</summary>
    public static TimeSpan Passed(Happening happening) => TimeSpan.FromDays(happening switch
    {
        Happening.AWeekPasses => 7,
        Happening.SixWeeksPass => 42,
        Happening.ThreeMonthsPass => 93,
        Happening.ElevenYearsPass => 11 * 366,
        Happening.AMonthIsPutBack => -30,
        _ => 0,
    });

    private async Task PassAsync(Happening happening)
    {
        clock.Advance(Passed(happening));
        // Two replicas.
        await Task.WhenAll(
            given.Service<DueEvents>().RunAsync(CancellationToken.None),
            given.Service<DueEvents>().RunAsync(CancellationToken.None));
    }

    private Task<ActivateCompteResponse> ActivateAsync(string code, CarteVitale vitale) =>
        given.Service<ActivateCompte>().RunAsync(
            new ActivateCompteRequest
            {
                RequestId = NewId(),
                Patient = person.Wire,
                Code = code,
                Vitale = vitale,
                Password = Assured.Password,
            },
            default);

    private Task<Protos.Compte.V1.Compte> CloseAsync(bool erase) =>
        given.Service<CloseCompte>().RunAsync(
            Self, new CloseCompteRequest { RequestId = NewId(), Patient = person.Wire, Erase = erase }, default);

    private Task<Protos.Compte.V1.Compte> EraseAsync(bool erase) =>
        given.Service<SetErasure>().RunAsync(
            Self, new SetErasureRequest { RequestId = NewId(), Patient = person.Wire, Erase = erase }, default);

    private PersonCaller Self => new(Guid.NewGuid(), patientId);

    private static string NewId() => Guid.NewGuid().ToString("D");
}
