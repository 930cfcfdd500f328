using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Fields;

/// <summary>The patient that the document names.</summary>
internal static class PatientFields
{
    private const string Ids = "recordTarget/patientRole/id";

    public static Ins ReadIns(HeaderElement root)
    {
        // Documents of the years when the INS-C went out of use may tell it beside the INS.
        var id = InsOf(root).FirstOrDefault(id => id["root"] != InsOid.InsC) ?? InsOf(root).FirstOrDefault()
            ?? throw (root.First("recordTarget/patientRole") is { } patient
                ? patient.Lacks("id", "Aucune identité INS", Reason.CdaPatientAbsent)
                : root.Lacks(Ids, "Aucun patient", Reason.CdaPatientAbsent));
        var (matricule, oid) = (id["extension"]!, id["root"]!);
        return Ins.TryParse(matricule, oid, out var ins)
            ? ins
            : throw id.Fault(Ins.Judge(matricule, oid), "L'identité INS du patient est refusée");
    }

    /// <summary>The national identities that the document tells, INS-C included.</summary>
    public static IEnumerable<HeaderElement> InsOf(HeaderElement root) => root.All(Ids).Where(IsIns);

    public static string? ReadSourceId(HeaderElement root) =>
        (from id in root.All(Ids)
         where !IsIns(id) && id["root"] is not null && id["extension"] is not null
         select $"{id["extension"]}^{id["root"]}").FirstOrDefault();

    private static bool IsIns(HeaderElement id) =>
        id["extension"] is not null && id["root"] is { } root && InsOid.IsKnown(root);
}
