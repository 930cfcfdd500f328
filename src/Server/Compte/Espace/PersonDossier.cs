using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Demands an active account whose dossier is open.</summary>
internal sealed class PersonDossier(DemandPerson demandPerson, DossierStore dossiers)
{
    public async Task<PersonAccess> DemandAsync(
        PersonCaller caller, Contract.Ins? named, CancellationToken cancellationToken)
    {
        var access = await demandPerson.RunActiveAsync(caller, named, cancellationToken);
        var dossier = await dossiers.FindAsync(access.PatientId, cancellationToken);
        OpenDossier.DemandActive(dossier?.Status ?? DossierStatus.Inexistant);
        return access;
    }
}
