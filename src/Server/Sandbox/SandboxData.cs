using System.Reflection;
using System.Text.Json;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Insi.Embedded;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>What a sandbox starts with: the test cards, and the fictitious patients, published or our own.</summary>
internal sealed class SandboxData(
    DossierStore dossiers, IdentityStore identities, SandboxComptes comptes, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<SandboxCarte> Cartes() => Read<SandboxCarte>("cartes.json");

    public static IReadOnlyList<SandboxPatient> Patients() => Read<SandboxPatient>("patients.json");

    public static IReadOnlyList<SandboxIdentity> Identities() => Read<SandboxIdentity>("identites.json");

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var patients = Patients();
        var ids = new Dictionary<string, Guid>();
        foreach (var patient in patients)
        {
            ids[patient.Matricule] = await dossiers.AddAsync(
                [.. patient.Oids.Select(oid => Ins.Parse(patient.Matricule, oid))], ToDossier(patient), cancellationToken);
        }

        await comptes.SeedAsync(patients, Identities(), ids, cancellationToken);
        await identities.AddAsync(
            Identities().Select(person => (person.ToIdentity(), person.Keys())), cancellationToken);
    }

    private static T[] Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T[]>(stream, Json)!;
    }

    private StoredDossier ToDossier(SandboxPatient patient)
    {
        var status = patient.Dossier switch
        {
            "actif" => DossierStatus.Actif,
            "ferme" => DossierStatus.Ferme,
            _ => DossierStatus.Inexistant,
        };
        return new StoredDossier(
            status,
            ToTraits(patient),
            Identifier: null,
            IsAttached: status != DossierStatus.Inexistant && patient.Attache,
            status == DossierStatus.Ferme ? time.GetUtcNow() : null,
            patient.Motif ?? "",
            patient.OpposeBrisDeGlace,
            patient.OpposeUrgence,
            LastDocumentAt: null);
    }

    private static Traits ToTraits(SandboxPatient patient) => new()
    {
        BirthName = patient.Nom,
        UsedName = patient.NomUtilise ?? "",
        GivenNames = patient.Prenoms,
        Sex = patient.Sexe ?? "",
        BirthDate = patient.Naissance ?? "",
    };
}
