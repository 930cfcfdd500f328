using Dapper;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Patients that a test makes for itself: nobody is authorised, nothing is opposed.</summary>
internal sealed class GivenPatients(SandboxServer sandbox)
{
    private static int _last;

    public static string BirthDate(int yearsAgo) =>
        TimeProvider.System.GetUtcNow().AddYears(-yearsAgo).AddDays(-2).ToString("yyyy-MM-dd", null);

    public Task<Ins> AdultAsync() => BornAsync(BirthDate(40));

    public Task<Ins> MinorAsync() => BornAsync(BirthDate(14));

    public async Task<Ins> BornAsync(string birthDate, DossierStatus status = DossierStatus.Actif)
    {
        var number = $"2000199{Interlocked.Increment(ref _last):D6}";
        var ins = Ins.Parse($"{number}{97 - (long.Parse(number, null) % 97):D2}", InsOid.NirTest);
        var dossier = new StoredDossier(
            status, new Traits { BirthDate = birthDate }, null, IsAttached: true, null, "", false, false, null);
        await Service<DossierStore>().AddAsync([ins], dossier, CancellationToken.None);
        return ins;
    }

    /// <summary>Another identity by which a patient is known from now on.</summary>
    public async Task<Ins> RenameAsync(Ins patient)
    {
        var number = $"2000199{Interlocked.Increment(ref _last):D6}";
        var changed = Ins.Parse($"{number}{97 - (long.Parse(number, null) % 97):D2}", InsOid.NirTest);
        var dossier = (await Service<DossierStore>().FindAsync(await IdAsync(patient), CancellationToken.None))!;
        await Service<DossierStore>().AddAsync([patient, changed], dossier, CancellationToken.None);
        return changed;
    }

    /// <summary>What the patient decided about the holder of a card.</summary>
    public async Task DecideAsync(Ins patient, ICarteCps card, AuthorizationStatus status)
    {
        var authorization = new Authorization
        {
            Professional = new Contract.Professional { PsIdNat = card.Porteur.Professional!.PsIdNat },
            Structure = new Contract.Structure { StructIdNat = SandboxServer.ActiviteOf(card).Structure.StructIdNat },
            Status = status,
            StartTime = TimeProvider.System.GetUtcNow().ToTimestamp(),
        };
        var id = await IdAsync(patient);
        await Service<Database>().WriteAsync(
            connection => Service<AuthorizationStore>().SaveAsync(connection, id, authorization, consent: null),
            CancellationToken.None);
    }

    public Task OpposeBrisDeGlaceAsync(Ins patient) =>
        OpposeAsync(patient, "UPDATE dossier SET bris_de_glace_opposed = 1 WHERE patient_id = @id");

    public Task OpposeUrgenceAsync(Ins patient) =>
        OpposeAsync(patient, "UPDATE dossier SET urgence_opposed = 1 WHERE patient_id = @id");

    public async Task<Guid> IdAsync(Ins patient) =>
        (await Service<PatientRegister>().FindAsync(patient, CancellationToken.None))!.Value;

    public T Service<T>()
        where T : notnull => sandbox.Host.Services.GetRequiredService<T>();

    private async Task OpposeAsync(Ins patient, string sql)
    {
        var id = (await IdAsync(patient)).ToByteArray();
        await Service<Database>().WriteAsync(
            connection => connection.ExecuteAsync(sql, new { id }), CancellationToken.None);
    }
}
