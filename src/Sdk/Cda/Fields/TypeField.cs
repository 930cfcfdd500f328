using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Fields;

/// <summary>What kind of document it is, and whether whoever brings it may write such documents.</summary>
internal static class TypeField
{
    public static DocumentType Read(HeaderElement root, DocumentOrigin origin)
    {
        var element = root.First("code");
        if (element?.ReadCode() is not { } told)
            throw element?.Fault(Reason.CdaTypeAbsent, "Le type du document manque", "code")
                ?? root.Lacks("code", "Le type du document manque", Reason.CdaTypeAbsent);
        var type = DocumentTypes.Find(told.Value);
        if (type is null || (told.System.Length > 0 && told.System != type.Code.System))
            throw element.Fault(Reason.TypeInconnu, "Type absent de la nomenclature nationale", "code");
        if (!type.MayComeFrom(origin))
            throw element.Fault(ReasonOf(type, origin), Reserved(origin), "code");
        return type.Code.Label.Length > 0 ? type : type with { Code = type.Code with { Label = told.Label } };
    }

    private static Reason ReasonOf(DocumentType type, DocumentOrigin origin) =>
        origin == DocumentOrigin.Patient && type.CreatableByPracticeSoftware
            ? Reason.TypeReserveAuxProfessionnels
            : Reason.TypeNonCreable;

    private static string Reserved(DocumentOrigin origin) => origin == DocumentOrigin.Professionnel
        ? "Type réservé au patient, à la CNAM ou au DMP"
        : "Type réservé à d'autres auteurs";
}
