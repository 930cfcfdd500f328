using MonEspaceSante.Agenda;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Tests.Annuaire;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>A practice, and who practises there by the directory: its doctor, a replacement and a midwife. The doctor practises
/// at a clinic too.</summary>
public abstract class AgendaListingFixture(Engine engine) : AnnuaireFixture(engine)
{
    /// <summary>The card of a colleague whom the directory lists in the practice.</summary>
    private protected const string Listed = "remplacant";

    /// <summary>The card of somebody whose software states the practice, and whom the directory does not list there.</summary>
    private protected const string Stranger = "medecin-formation";

    private protected const string Lefort = "899700296140";
    private protected const string Tissier = "899700500210";

    private const string Practice = "Ancien identifiant de la structure";

    private protected static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    private protected new GivenPatients Given => new(Sandbox);

    [OneTimeSetUp]
    public Task ListAsync() => ListAsync(Lefort, Tissier);

    /// <summary>Imports a directory where the replacement and some others practise.</summary>
    private protected async Task ListAsync(params IEnumerable<string> others)
    {
        var outcome = await ImportAsync((ExtractionReader.Activities, Activities(
        [
            At("899700500194", "OLIVIER", "SARAH", Practice, "499700296140001"),
            .. others.Select(psIdNat => psIdNat == Lefort
                ? At(Lefort, "LEFORT", "CAMILLE", "Numéro FINESS site", "0B0099999")
                : At(Tissier, "TISSIER", "MAUD", Practice, "499700296140001")),
        ])));
        Assert.That(outcome.Faults, Is.Empty);
    }

    private protected static async Task<RendezVous> BookAsync(
        MonEspaceSanteClient client, Ins patient, int days, string? psIdNat = null, Guid? requestId = null) =>
        (await client.Agenda.CreateAsync(Visit(patient, days), allowDoubleBooking: true, psIdNat, requestId)).RendezVous;

    private protected static RendezVous Visit(Ins patient, int days) => new()
    {
        Patient = patient,
        Kind = RendezVousKind.RendezVous,
        Title = "Consultation",
        Start = LocalTime.InParis(TimeProvider.System.GetUtcNow().Date.AddDays(days).AddHours(9)),
        Duration = TimeSpan.FromMinutes(20),
    };

    private protected async Task<int> CountTracesAsync(Ins patient) => (await Service<AccessTraceStore>().ListAsync(
        await Given.IdAsync(patient), long.MaxValue, 100, CancellationToken.None)).Count;

    private protected static async Task<string> RefusalAsync(Task call) => (await Refused.ByAsync(call)).ReasonCode;

    private static Dictionary<string, string> At(string psIdNat, string family, string given, string column, string structure) => new()
    {
        ["Type d'identifiant PP"] = psIdNat[..1],
        ["Identifiant PP"] = psIdNat[1..],
        ["Identification nationale PP"] = psIdNat,
        ["Nom d'exercice"] = family,
        ["Prénom d'exercice"] = given,
        ["Code profession"] = "10",
        ["Raison sociale site"] = "STRUCTURE DES ESSAIS",
        [column] = structure,
    };
}
