using System.Data.Common;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>The accounts of the fictitious patients, in the state that their dossiers tell of. They sign in with what
/// <c>comptes.json</c> publishes.</summary>
internal sealed class SandboxComptes(
    Database database,
    AssureStore assures,
    CredentialStore credentials,
    Passwords passwords,
    MinorPatient minorPatient,
    IdentifierIndex index,
    TimeProvider time)
{
    private static readonly SandboxAccess Access = SandboxAccess.Published;

    // Derived once for all patients: it takes long, and hides what is published.
    private static readonly byte[] Salt = Passwords.DrawSalt();
    private static byte[]? _derived;

    public async Task SeedAsync(
        IReadOnlyList<SandboxPatient> patients,
        IReadOnlyList<SandboxIdentity> identities,
        IReadOnlyDictionary<string, Guid> ids,
        CancellationToken cancellationToken)
    {
        _derived ??= await passwords.DeriveAsync(Access.MotDePasse, Salt, Passwords.Iterations, cancellationToken);
        var known = identities.ToDictionary(identity => identity.Matricule);
        await database.WriteAsync(
            async connection =>
            {
                foreach (var patient in patients)
                    await SeedAsync(connection, patient, known.GetValueOrDefault(patient.Matricule), ids);
            },
            cancellationToken);
    }

    private async Task SeedAsync(
        DbConnection connection,
        SandboxPatient patient,
        SandboxIdentity? identity,
        IReadOnlyDictionary<string, Guid> ids)
    {
        var patientId = ids[patient.Matricule];
        var now = Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds());
        var compte = StandingOf(patient, now).Register(now, minorPatient.MajorityOf(new Traits { BirthDate = patient.Naissance ?? "" }));
        if (!await CompteStore.AddAsync(connection, patientId, compte)) return;
        var vitale = VitaleCard.Of(
            identity?.Assure ?? patient.Matricule, patient.Naissance ?? "", identity?.Rang ?? 1, patient.Vitale);
        await assures.SaveAsync(
            connection,
            patientId,
            new Assure(Access.Regime, Access.Departement, index.HashVitale(vitale), Access.Adresse, Email: ""));
        await RepresentativeStore.SaveAsync(
            connection, patientId, [.. (patient.Representants ?? []).Select(matricule => ids[matricule])]);
        if (compte.Status == CompteStatus.Actif) await RappelScheduleStore.EnrolAsync(connection, patientId, now);
        if (compte.Status is CompteStatus.Actif or CompteStatus.Clos && !compte.IsMinor(now))
            await credentials.SaveAsync(
                connection,
                patientId,
                new Credential(Salt, _derived!, Passwords.Iterations, Totp.FromBase32(Access.Totp), TotpStep: 0));
    }

    private static CompteTitulaire StandingOf(SandboxPatient patient, DateTimeOffset now) => patient switch
    {
        { Dossier: "ferme" } => CompteTitulaire.None.Activate(now).Close(now, erase: false),
        { Dossier: "actif", Compte: "cree" } =>
            CompteTitulaire.None with { Status = CompteStatus.Cree, CreatedAt = now, WasOpen = true },
        { Dossier: "actif", Attache: true } => CompteTitulaire.None.Activate(now),
        _ => CompteTitulaire.None,
    };
}
