using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Which rule a refusal tells of.</summary>
internal static class RefusalRules
{
    /// <summary>The rule of a refusal that ended the reading.</summary>
    public static string OfReading(Reason reason) => reason switch
    {
        Reason.DocumentVide => "DOCUMENT_VIDE",
        Reason.DocumentTropGrand => "DOCUMENT_TAILLE",
        Reason.CdaEntiteInterdite => "XML_ENTITES",
        Reason.CdaTropComplexe => "XML_COMPLEXITE",
        Reason.CdaAbsent => "CDA_RACINE",
        Reason.CdaChampAbsent => "CORPS_PRESENT",
        Reason.CdaPdfInvalide => "CORPS_PDF",
        _ => "XML_BIEN_FORME",
    };

    /// <summary>The rule of a refusal of one field, where it is more precise than the rule that was read by.</summary>
    public static string? OfField(Reason reason) => reason switch
    {
        Reason.CdaIdentifiantExtension => "IDENTIFIANT_EXTENSION",
        Reason.TypeNonCreable => "TYPE_NON_CREABLE",
        Reason.TitreTropLong => "TITRE_LONGUEUR",
        Reason.InsCRetire => "INS_C",
        _ => null,
    };
}
