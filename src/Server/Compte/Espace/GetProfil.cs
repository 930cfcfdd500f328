using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Reads the medical profile.</summary>
internal sealed class GetProfil(PersonDossier dossier, ProfilStore profils)
{
    public async Task<Profil> RunAsync(
        PersonCaller caller, GetProfilRequest request, CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        return (await profils.FindAsync(access.PatientId, cancellationToken)).Profil;
    }
}
