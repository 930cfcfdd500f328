using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Fields;

/// <summary>What a field must hold to be metadata.</summary>
internal static class Requirements
{
    public static HeaderElement Require(this HeaderElement element, string path, string description) =>
        element.First(path) ?? throw element.Lacks(path, description);

    public static string RequireAttribute(this HeaderElement element, string attribute, string description) =>
        element[attribute] ?? throw element.Fault(Reason.CdaChampAbsent, description, attribute);

    public static PartialDate RequireDate(this HeaderElement element) =>
        PartialDate.TryParse(element.RequireAttribute("value", "La date manque"), out var date)
            ? date
            : throw element.Fault(Reason.CdaChampInvalide, "Date impossible", "value");

    public static Code RequireCode(this HeaderElement element, ValueSet set, string setName) =>
        set.Find(element.RequireAttribute("code", "Le code manque"))
        ?? throw element.Fault(Reason.CdaChampInvalide, $"Code absent du jeu de valeurs {setName}", "code");
}
