using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>A caller in front of one open dossier.</summary>
internal sealed record DossierAccess(
    Guid PatientId, Caller Caller, StoredDossier Dossier, StandingAuthorization Authorization)
{
    public SessionLps Session => Caller.Session;
}
