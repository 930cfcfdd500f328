using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Dmp;

/// <summary>An instant that a caller tells. Seconds and nanoseconds of a Timestamp may be any numbers on the wire.</summary>
internal static class AskedInstant
{
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static DateTimeOffset? Of(string field, Timestamp? time)
    {
        try
        {
            return time?.ToDateTimeOffset();
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "instant hors du calendrier"));
        }
    }
}
