using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>What an application is shown of a dossier: what the patient is, less what the patient hid from professionals. What
/// a representative is not shown, the application that one let in is not either.</summary>
internal static class GrantedDocuments
{
    public static bool Shows(GrantedAccess access, Document document) =>
        document.Status != DocumentStatus.Deleted
        && document.Visibility is { HiddenFromPatient: false, HiddenFromProfessionals: false }
        && !(access.Grant.IsByRepresentative && document.Visibility.HiddenFromRepresentatives);

    /// <summary>Whether it is listed: old versions and archives are only read by their id.</summary>
    public static bool Lists(GrantedAccess access, Document document) =>
        Shows(access, document) && document is { Status: DocumentStatus.Approved, Archived: false };
}
