using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Parameters;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>What the national parameters keep for minors.</summary>
internal sealed class MinorPatient(ParametersFile parameters, TimeProvider time)
{
    /// <summary>Demands a patient who may have a secret connection. One whose age nobody knows is no minor.</summary>
    public void DemandSecretConnection(StoredDossier dossier)
    {
        var current = parameters.Current;
        if (!current.FonctionsGestionMineurs)
            throw Refusal.Because(
                Reason.NonPrisEnCharge, new Violation("secret_connection", "les fonctions des mineurs sont fermées"));
        if (!IsMinor(dossier.Traits)) throw Refusal.Because(Reason.PatientMajeur);
    }

    /// <summary>Whether a patient is a minor, by the national age of majority. EX_GEN-1550.</summary>
    public bool IsMinor(Traits traits) => MajorityOf(traits) > time.GetUtcNow();

    /// <summary>When a patient reaches majority; null for one whose age nobody knows.</summary>
    public DateTimeOffset? MajorityOf(Traits traits) => Age.ReachedAt(traits.BirthDate, parameters.Current.AgeMajorite);
}
