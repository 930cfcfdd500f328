using MonEspaceSante.Agenda;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>The agenda of a nurse and of a patient through the SDK, from the booking to the cancelling.</summary>
internal sealed class AgendaLife(Uri server, SandboxServer sandbox, ICarteCps nurse)
{
    private const string Title = "Pansement du canari";
    private const string Description = "Venir avec la cage bigarrée";
    private const string Place = "Volière du canari";
    private const string Why = "Le canari s'est envolé";

    private static int _day;

    public async Task LiveAsync(Secrets secrets, List<string> told)
    {
        using var person = await new GivenComptes(sandbox).AdultAsync();
        secrets.Add(person.Ins.Matricule, Title, Description, "bigarrée", Place, Why);
        var options = sandbox.ClientOptions(nurse);
        options.Server = server;
        await using var client = new MonEspaceSanteClient(options);
        var cursor = await client.Agenda.GetWatchCursorAsync();
        var made = await client.Agenda.CreateAsync(Visit(person));
        try
        {
            await client.Agenda.CreateAsync(Visit(person) with { Start = made.RendezVous.Start });
        }
        catch (AgendaRefusedException refusal)
        {
            told.Add($"{refusal}");
        }

        var moved = await client.Agenda.UpdateAsync(made.RendezVous with { Start = Free() });
        var booked = await BookAsync(client, person);
        var change = await client.Agenda.WatchAsync(cursor).FirstAsync();
        var listed = await client.Agenda.ListAsync().FirstAsync();
        var rappels = await client.Agenda.ListRappelsAsync(person.Ins).ToListAsync();
        await client.Agenda.ExportAsync(Stream.Null);
        var cancelled = await client.Agenda.CancelAsync(moved.RendezVous, Why);
        told.Add($"{made} {moved} {change} {listed} {cancelled} {string.Join(' ', rappels)} {booked.Conflicts.Count}");
    }

    private static async Task<Wire.CreateRendezVousResponse> BookAsync(MonEspaceSanteClient client, SignedInPerson person)
    {
        var slot = (await client.Agenda.PublishAsync(
            [new Creneau { Kind = RendezVousKind.Examen, Title = Title, Place = Place, Start = Free(), Duration = TimeSpan.FromMinutes(20) }]))[0];
        return await person.Client.OwnAgenda.BookCreneauAsync(
            new Wire.BookCreneauRequest
            {
                RequestId = $"{Guid.NewGuid():D}", Patient = person.Wire, CreneauId = slot.Id, Description = Description,
            },
            person.Client.Headers());
    }

    private static RendezVous Visit(SignedInPerson person) => new()
    {
        Patient = person.Ins,
        Kind = RendezVousKind.Examen,
        Title = Title,
        Description = Description,
        Place = Place,
        Start = Free(),
        Duration = TimeSpan.FromMinutes(20),
        Reminders = [TimeSpan.FromDays(1)],
    };

    private static LocalTime Free() => LocalTime.InParis(
        TimeProvider.System.GetUtcNow().Date.AddDays(30 + Interlocked.Increment(ref _day)).AddHours(11));
}
