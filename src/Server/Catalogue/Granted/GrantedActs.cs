namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>What applications do, as traces name it: no national transaction stands for it.</summary>
internal static class GrantedActs
{
    public const string ListDocuments = "CATALOGUE.documents.lister";
    public const string ReadDocument = "CATALOGUE.documents.lire";
    public const string WatchDocuments = "CATALOGUE.documents.suivre";
    public const string DepositDocument = "CATALOGUE.documents.deposer";
    public const string ReadMeasures = "CATALOGUE.mesures.lire";
    public const string AddMeasures = "CATALOGUE.mesures.ajouter";
    public const string ReadAgenda = "CATALOGUE.agenda.lire";
    public const string CreateRendezVous = "CATALOGUE.rendez-vous.creer";
    public const string CancelRendezVous = "CATALOGUE.rendez-vous.annuler";
}
