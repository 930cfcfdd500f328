using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Reads the bytes of an assertion: what must be told is told, in a form that can be.</summary>
internal static class AssertionReading
{
    public static SessionAssertion Read(ByteString bytes)
    {
        try
        {
            var assertion = SessionAssertion.Parser.ParseFrom(bytes);
            DemandComplete(assertion);
            return assertion;
        }
        catch (InvalidProtocolBufferException)
        {
            throw Refusal.Because(Reason.AssertionInvalide);
        }
    }

    private static void DemandComplete(SessionAssertion assertion)
    {
        Demand(Guid.TryParse(assertion.AssertionId, out _), "assertion_id", "UUID attendu");
        Demand(IsInstant(assertion.IssueTime), "issue_time", "date attendue");
        Demand(!string.IsNullOrEmpty(assertion.Professional?.PsIdNat), "professional.ps_id_nat", "identifiant attendu");
        Demand(!string.IsNullOrEmpty(assertion.Professional?.Profession), "professional.profession", "code attendu");
        Demand(!string.IsNullOrEmpty(assertion.Structure?.StructIdNat), "structure.struct_id_nat", "identifiant attendu");
        Demand(!string.IsNullOrEmpty(assertion.Sector), "sector", "code attendu");
        Demand(!string.IsNullOrEmpty(assertion.Software?.Name), "software.name", "nom attendu");
        Demand(!string.IsNullOrEmpty(assertion.Software?.Version), "software.version", "version attendue");
        Demand(IsInstant(assertion.AuthenticationTime), "authentication_time", "date attendue");
        Demand(!string.IsNullOrEmpty(assertion.AuthenticationContext), "authentication_context", "classe attendue");
        if (assertion.AuthenticationMode is not (AuthenticationMode.Directe or AuthenticationMode.Indirecte
            or AuthenticationMode.Air or AuthenticationMode.Regulation))
            throw Refusal.Because(
                Reason.NonPrisEnCharge, new Violation("assertion.authentication_mode", "mode non pris en charge"));
    }

    // Seconds and nanoseconds of a Timestamp may be any numbers on the wire.
    private static bool IsInstant(Timestamp? time) =>
        time is { Nanos: >= 0 and < 1_000_000_000 }
        && time.Seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
        && time.Seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static void Demand(bool isMet, string field, string description)
    {
        if (!isMet) throw Refusal.Because(Reason.RequeteInvalide, new Violation($"assertion.{field}", description));
    }
}
