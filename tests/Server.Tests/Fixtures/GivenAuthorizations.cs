using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Authorisations that patients gave before a test begins.</summary>
internal sealed class GivenAuthorizations(SandboxServer sandbox)
{
    // Where the cards that tell no activity act: SandboxServer.ActiviteOf.
    private const string Replaced = "499700296140001";

    private static readonly TimeSpan Years = TimeSpan.FromDays(3650);

    /// <summary>By every patient with an open dossier, to every person of the sandbox.</summary>
    public async Task ToEveryCardAsync()
    {
        var holders = SandboxData.Cartes()
            .Where(card => card is { IsPerson: true, Perimee: false, Revoquee: false })
            .Select(card => (card.IdNat, card.Activites is [var first, ..] ? first.Structure : Replaced))
            .ToList();
        foreach (var patient in SandboxData.Patients().Where(patient => patient.Dossier == "actif"))
            await SaveAsync(Ins.Parse(patient.Matricule, patient.Oids[0]), holders, Years);
    }

    /// <summary>By one patient to the holder of a card, for some time.</summary>
    public Task ToAsync(ICarteCps card, Ins patient, TimeSpan? lasting = null) => SaveAsync(
        patient,
        [(card.Porteur.Professional!.PsIdNat, SandboxServer.ActiviteOf(card).Structure.StructIdNat)],
        lasting ?? Years);

    private async Task SaveAsync(
        Ins patient, IReadOnlyList<(string Person, string Structure)> holders, TimeSpan lasting)
    {
        var services = sandbox.Host.Services;
        var store = services.GetRequiredService<AuthorizationStore>();
        var patientId = await services.GetRequiredService<PatientRegister>().FindAsync(patient, CancellationToken.None);
        await services.GetRequiredService<Database>().WriteAsync(
            async connection =>
            {
                foreach (var (person, structure) in holders)
                    await store.SaveAsync(connection, patientId!.Value, Of(person, structure, lasting), consent: null);
            },
            CancellationToken.None);
    }

    private static Authorization Of(string person, string structure, TimeSpan lasting) => new()
    {
        Professional = new Contract.Professional { PsIdNat = person },
        Structure = new Contract.Structure { StructIdNat = structure },
        Status = AuthorizationStatus.Valide,
        StartTime = TimeProvider.System.GetUtcNow().ToTimestamp(),
        ExpireTime = (TimeProvider.System.GetUtcNow() + lasting).ToTimestamp(),
    };
}
