using System.Collections.Frozen;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>The national transactions, as the functional matrix names them, and those that each method stands for.</summary>
internal static class Transactions
{
    public const string CheckDossier = "TD0.2";
    public const string AddAuthorization = "TD0.3.ajout";
    public const string RemoveAuthorization = "TD0.3.suppression";
    public const string DropMedecinTraitant = "TD0.3.medecin-traitant";
    public const string ListDossiers = "TD0.4";
    public const string ListDossiersByAuthorization = "TD0.4.derniere-autorisation";
    public const string SearchPatients = "TD0.5";
    public const string WebPs = "TD0.9";
    public const string AdministrativeData = "TD1.3a";
    public const string ListAuthorizations = "TD1.6";
    public const string Submit = "TD2.1";
    public const string SubmitAsSecretary = "TD2.2";
    public const string Search = "TD3.1";
    public const string FindReference = "TD3.1.reference";
    public const string Retrieve = "TD3.2";
    public const string RetrieveMasked = "TD3.2.masque";
    public const string Mask = "TD3.3a.masquer";
    public const string Unmask = "TD3.3a.demasquer";
    public const string Disclose = "TD3.3b";
    public const string Delete = "TD3.3c";
    public const string DeletePatientDocument = "TD3.3c.document-patient";
    public const string Archive = "TD3.3d";
    public const string ArchivePatientDocument = "TD3.3d.document-patient";

    /// <summary>All those that the matrix may name; the browser's path (TD0.9) is no method of ours.</summary>
    public static FrozenSet<string> All { get; } =
    [
        CheckDossier,
        AddAuthorization, RemoveAuthorization, DropMedecinTraitant,
        ListDossiers, ListDossiersByAuthorization,
        SearchPatients,
        WebPs,
        AdministrativeData,
        ListAuthorizations,
        Submit, SubmitAsSecretary,
        Search, FindReference,
        Retrieve, RetrieveMasked,
        Mask, Unmask, Disclose,
        Delete, DeletePatientDocument,
        Archive, ArchivePatientDocument,
    ];

    private static readonly FrozenDictionary<string, string[]> ByMethod = new Dictionary<string, string[]>
    {
        [Session(nameof(SessionService.SessionServiceBase.OpenBrisDeGlace))] = [CheckDossier],
        [Session(nameof(SessionService.SessionServiceBase.OpenConnexionSecrete))] = [CheckDossier],
        [Dmp(nameof(DmpService.DmpServiceBase.OpenPatientContext))] = [CheckDossier],
        [Dmp(nameof(DmpService.DmpServiceBase.CheckDossier))] = [CheckDossier],
        [Dmp(nameof(DmpService.DmpServiceBase.ListDossiers))] = [ListDossiers, ListDossiersByAuthorization],
        [Dmp(nameof(DmpService.DmpServiceBase.SetAuthorization))] =
            [AddAuthorization, RemoveAuthorization, DropMedecinTraitant],
        [Dmp(nameof(DmpService.DmpServiceBase.ListAuthorizations))] = [ListAuthorizations],
        [Dmp(nameof(DmpService.DmpServiceBase.SetFeedingOpposition))] = [Submit, SubmitAsSecretary],
        [Dmp(nameof(DmpService.DmpServiceBase.GetAdministrativeData))] = [AdministrativeData],
        [Dmp(nameof(DmpService.DmpServiceBase.SearchPatients))] = [SearchPatients],
        [Dmp(nameof(DmpService.DmpServiceBase.SubmitDocuments))] = [Submit, SubmitAsSecretary],
        [Dmp(nameof(DmpService.DmpServiceBase.FindDocuments))] = [Search],
        [Dmp(nameof(DmpService.DmpServiceBase.CountDocuments))] = [Search],
        [Dmp(nameof(DmpService.DmpServiceBase.GetDocumentReference))] = [FindReference],
        [Dmp(nameof(DmpService.DmpServiceBase.RetrieveDocument))] = [Retrieve, RetrieveMasked],
        [Dmp(nameof(DmpService.DmpServiceBase.UpdateDocumentVisibility))] = [Mask, Unmask, Disclose],
        [Dmp(nameof(DmpService.DmpServiceBase.ArchiveDocument))] = [Archive, ArchivePatientDocument],
        [Dmp(nameof(DmpService.DmpServiceBase.DeleteDocument))] = [Delete, DeletePatientDocument],
        [Dmp(nameof(DmpService.DmpServiceBase.WatchDossier))] = [Search],
        [Dmp(nameof(DmpService.DmpServiceBase.ListAccessTraces))] = [CheckDossier],
        [Dmp(nameof(DmpService.DmpServiceBase.CreateDossier))] = [CheckDossier],
        [Dmp(nameof(DmpService.DmpServiceBase.GetParameters))] = [CheckDossier],
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Of(string method) => ByMethod.GetValueOrDefault(method, []);

    private static string Dmp(string name) => $"/{DmpService.Descriptor.FullName}/{name}";

    private static string Session(string name) => $"/{SessionService.Descriptor.FullName}/{name}";
}
