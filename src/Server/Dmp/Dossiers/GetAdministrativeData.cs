using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Reads the administrative data of an account. TD1.3a. Those who only feed may too.</summary>
internal sealed class GetAdministrativeData(OpenDossier openDossier, MinorPatient minorPatient, DossierJournal journal)
{
    public async Task<AdministrativeData> RunAsync(Caller caller, Ins patient, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandAsync(caller, patient, Transactions.AdministrativeData, cancellationToken);
        await journal.AppendAsync(access, new TracedAct(Transactions.AdministrativeData), cancellationToken);
        return new AdministrativeData
        {
            Patient = new() { Matricule = patient.Matricule, Oid = patient.Oid },
            Traits = access.Dossier.Traits,
            AttachedToMonEspaceSante = access.Dossier.IsAttached,
            IsMinor = minorPatient.IsMinor(access.Dossier.Traits),
            BrisDeGlaceOpposed = access.Dossier.OpposesBrisDeGlace,
            UrgenceOpposed = access.Dossier.OpposesUrgence,
        };
    }
}
