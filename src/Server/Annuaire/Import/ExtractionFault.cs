namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>What the report tells of a line that did not come in.</summary>
internal static class ExtractionFault
{
    public const string LigneTropLongue = "LIGNE_TROP_LONGUE";
    public const string ColonnesEnNombre = "COLONNES_EN_NOMBRE";
    public const string TexteIllisible = "TEXTE_ILLISIBLE";
    public const string ChampAbsent = "CHAMP_ABSENT";
    public const string IdentifiantInvalide = "IDENTIFIANT_INVALIDE";
    public const string AdresseInvalide = "ADRESSE_INVALIDE";
    public const string TypeInconnu = "TYPE_INCONNU";
    public const string StructureInvalide = "STRUCTURE_INVALIDE";
}
