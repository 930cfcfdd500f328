namespace MonEspaceSante.Server.Reprise;

/// <summary>What the report tells of a line. Those that the error catalogue knows too have its names.</summary>
internal static class FaultReason
{
    public const string LigneIllisible = "LIGNE_ILLISIBLE";
    public const string LigneTropLongue = "LIGNE_TROP_LONGUE";
    public const string ChampAbsent = "CHAMP_ABSENT";
    public const string ChampInvalide = "CHAMP_INVALIDE";
    public const string CodeInconnu = "CODE_INCONNU";
    public const string TypeInconnu = "TYPE_INCONNU";
    public const string TitreTropLong = "TITRE_TROP_LONG";
    public const string DossierTropRecent = "DOSSIER_TROP_RECENT";
    public const string DossierEnDouble = "DOSSIER_EN_DOUBLE";
    public const string DossierDifferent = "DOSSIER_DIFFERENT";
    public const string InsDeuxDossiers = "INS_DEUX_DOSSIERS";
    public const string DossierDejaPresent = "DOSSIER_DEJA_PRESENT";
    public const string InsFormatInvalide = "INS_FORMAT_INVALIDE";
    public const string InsCleInvalide = "INS_CLE_INVALIDE";
    public const string InsOidRefuse = "INS_OID_REFUSE";
    public const string InsNiaRefuse = "INS_NIA_REFUSE";
    public const string InsCRetire = "INS_C_RETIRE";
    public const string TitulaireEnDouble = "TITULAIRE_EN_DOUBLE";
    public const string MedecinTraitantEnDouble = "MEDECIN_TRAITANT_EN_DOUBLE";
    public const string DocumentEnDouble = "DOCUMENT_EN_DOUBLE";
    public const string PredecesseurIntrouvable = "PREDECESSEUR_INTROUVABLE";
    public const string PredecesseurRemplace = "PREDECESSEUR_REMPLACE";
    public const string StatutIncoherent = "STATUT_INCOHERENT";
    public const string VaccinationInvalide = "VACCINATION_INVALIDE";
    public const string VaccinationDejaPresente = "VACCINATION_DEJA_PRESENTE";
    public const string CheminInterdit = "CHEMIN_INTERDIT";
    public const string ContenuAbsent = "CONTENU_ABSENT";
    public const string ContenuDifferent = "CONTENU_DIFFERENT";
}
