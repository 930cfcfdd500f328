using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>What a person sees of a dossier: all but what waits to be announced, and a representative nothing that the minor
/// keeps from representatives.</summary>
internal static class PatientSight
{
    public static bool Shows(PersonAccess access, Document document) =>
        document.Status != DocumentStatus.Deleted
        && !document.Visibility.HiddenFromPatient
        && !(access.IsRepresentative && document.Visibility.HiddenFromRepresentatives);

    public static DossierReader Reader(this PersonAccess access) =>
        access.IsRepresentative ? DossierReader.Representative : DossierReader.Patient;
}
