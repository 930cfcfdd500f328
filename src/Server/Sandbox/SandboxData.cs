using System.Reflection;
using System.Text.Json;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>What a sandbox starts with: the test cards, and the published fictitious patients.</summary>
internal sealed class SandboxData(DossierStore dossiers, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<SandboxCarte> Cartes() => Read<SandboxCarte>("cartes.json");

    public static IReadOnlyList<SandboxPatient> Patients() => Read<SandboxPatient>("patients.json");

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var patient in Patients())
        {
            await dossiers.AddAsync(
                [.. patient.Oids.Select(oid => Ins.Parse(patient.Matricule, oid))],
                new Traits(patient.Nom, patient.NomUtilise, patient.Prenoms, patient.Sexe, patient.Naissance),
                ToDossier(patient),
                cancellationToken);
        }
    }

    private static T[] Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T[]>(stream, Json)!;
    }

    private DossierRow ToDossier(SandboxPatient patient) => patient.Dossier switch
    {
        "actif" => new((long)DossierStatus.Actif, Attached: 1, ClosedAt: null, ""),
        "ferme" => new((long)DossierStatus.Ferme, Attached: 1, time.GetUtcNow().ToMicroseconds(), patient.Motif ?? ""),
        _ => new((long)DossierStatus.Inexistant, Attached: 0, ClosedAt: null, ""),
    };
}
