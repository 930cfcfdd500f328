using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cda.Fields;

/// <summary>When the document was made, in which language, for how many eyes.</summary>
internal static class DocumentFields
{
    public static PartialDate ReadCreationTime(HeaderElement root) =>
        root.Require("effectiveTime", "La date du document manque").RequireDate();

    public static string ReadConfidentiality(HeaderElement root) =>
        root.Require("confidentialityCode", "Le niveau de confidentialité manque")
            .RequireCode(ValueSet.Confidentialities, "J08").Value;

    public static string ReadLanguage(HeaderElement root) =>
        root.Require("languageCode", "La langue manque").RequireAttribute("code", "La langue manque");
}
