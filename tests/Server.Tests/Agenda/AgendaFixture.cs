using MonEspaceSante.Agenda;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>A doctor, a nurse of another structure, two patients and a minor, all signed in through the SDK.</summary>
public abstract class AgendaFixture(Engine engine) : UnauthorizedFixture(engine)
{
    private readonly List<IDisposable> _clients = [];
    private int _day;

    protected static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    protected static Ins Dominique => PatTrois;

    /// <summary>Represents Louise.</summary>
    protected static Ins Anne => Patients.OpposeUrgence;

    protected static Ins Louise => Patients.Mineure;

    private protected MonEspaceSanteClient Doctor { get; private set; } = null!;

    private protected MonEspaceSanteClient Nurse { get; private set; } = null!;

    private protected PersonneClient AsDominique { get; private set; } = null!;

    private protected PersonneClient AsAnne { get; private set; } = null!;

    private protected string DoctorId => Cartes["medecin"].Porteur.Professional!.PsIdNat;

    [OneTimeSetUp]
    public async Task SignInAsync()
    {
        Doctor = Cartes.Client("medecin");
        Nurse = Cartes.Client("infirmier");
        AsDominique = await PersonAsync(Dominique);
        AsAnne = await PersonAsync(Anne);
    }

    [OneTimeTearDown]
    public async Task SignOutAsync()
    {
        if (Doctor is not null) await Doctor.DisposeAsync();
        if (Nurse is not null) await Nurse.DisposeAsync();
        _clients.ForEach(client => client.Dispose());
    }

    /// <summary>A time that no other test books, at that hour in Paris.</summary>
    private protected LocalTime Free(int hour = 9, string zone = LocalTime.Paris) => new(
        TimeProvider.System.GetUtcNow().Date.AddDays(40 + (3 * Interlocked.Increment(ref _day))).AddHours(hour), zone);

    private protected RendezVous Visit(Ins patient, LocalTime? start = null) => new()
    {
        Patient = patient,
        Kind = RendezVousKind.RendezVous,
        Title = "Consultation de suivi",
        Start = start ?? Free(),
        Duration = TimeSpan.FromMinutes(30),
    };

    private protected static Creneau Slot(LocalTime start, int capacity = 1) => new()
    {
        Kind = RendezVousKind.RendezVous,
        Title = "Consultation",
        Start = start,
        Duration = TimeSpan.FromMinutes(20),
        Capacity = capacity,
    };

    private protected static async Task<string> ReasonAsync(Task call) => (await Refused.ByAsync(call)).ReasonCode;

    private async Task<PersonneClient> PersonAsync(Ins patient)
    {
        var client = Keep(new PersonneClient(Sandbox.PersonneOptions()));
        await Sandbox.SignInAsync(client, patient);
        return client;
    }

    private T Keep<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }
}
