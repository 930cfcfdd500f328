using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>Refusals of a zip as a whole.</summary>
internal static class ZipFault
{
    public static MonEspaceSanteException Damaged(string description) =>
        Because(Reason.XdmEndommagee, description);

    public static MonEspaceSanteException Because(Reason reason, string description) =>
        Refusal.Because(reason, new Violation("zip", description));
}
