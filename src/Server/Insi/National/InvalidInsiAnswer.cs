using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Refuses an answer that cannot be used, and tells how it is at fault: never what it says.</summary>
internal static class InvalidInsiAnswer
{
    public static MonEspaceSanteException Because(string fault) =>
        Refusal.Because(Reason.InsiReponseInvalide, "fault", fault);
}
