using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Opens a session: the assertion must be fresh, unused, signed, and by the card of the connection.</summary>
internal sealed class OpenSession(SignatureVerifier signature, SessionStore store, TimeProvider time)
{
    private const int LargestAssertion = 64 * 1024;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(5);

    public async Task<SessionLps> RunAsync(
        OpenSessionRequest request, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        if (request.Assertion.Length is 0 or > LargestAssertion) throw Refusal.Because(Reason.AssertionInvalide);
        var signer = signature.DemandSigner(
            request.Assertion.ToByteArray(), request.Signature.ToByteArray(), Reason.AssertionInvalide);
        var assertion = Read(request.Assertion);
        var holder = CarteHolder.SubjectOf(certificate);
        DemandOneCard(assertion.AuthenticationMode, holder, CarteHolder.SubjectOf(signer));
        DemandStatedIdentity(assertion, holder);
        DemandFresh(assertion);

        var session = new SessionLps(
            Guid.NewGuid(),
            assertion.AuthenticationMode,
            AccessMode.Normal,
            assertion.Professional,
            assertion.Structure,
            time.GetUtcNow());
        var isNew = await store.OpenAsync(
            session,
            Guid.Parse(assertion.AssertionId),
            assertion.IssueTime.ToDateTimeOffset() + Validity + Validity,
            cancellationToken);
        return isNew ? session : throw Refusal.Because(Reason.AssertionRejouee);
    }

    private static SessionAssertion Read(ByteString bytes)
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
        if (assertion.AuthenticationMode is not (AuthenticationMode.Directe or AuthenticationMode.Indirecte))
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

    private static void DemandOneCard(AuthenticationMode mode, CertificateSubject holder, CertificateSubject signer)
    {
        if (CarteHolder.IdNat(holder, mode) is not { } idNat) throw Refusal.Because(Reason.AssertionIdentiteDifferente);
        if (CarteHolder.IdNat(signer, mode) != idNat) throw Refusal.Because(Reason.AssertionAutreCarte);
    }

    private static void DemandStatedIdentity(SessionAssertion assertion, CertificateSubject holder)
    {
        var isHolder = holder.IsOrganisation
            ? assertion.Structure.StructIdNat == holder.OrganizationalUnit
            : assertion.Professional.PsIdNat == holder.CommonName
                && assertion.Professional.Profession == holder.Profession;
        if (!isHolder) throw Refusal.Because(Reason.AssertionIdentiteDifferente);
        // An employee acts for the employer alone, whom the identifier on the card names.
        if (!holder.IsOrganisation
            && assertion.Professional.Profession == SessionLps.SecretariatMedical
            && CarteHolder.EmployerOf(assertion.Professional.PsIdNat) != assertion.Structure.StructIdNat)
            throw Refusal.Because(
                Reason.AssertionIdentiteDifferente, new Violation("assertion.structure", "autre que l'employeur"));
    }

    private void DemandFresh(SessionAssertion assertion)
    {
        var skew = assertion.IssueTime.ToDateTimeOffset() - time.GetUtcNow();
        if (skew.Duration() > Validity)
            throw Refusal.Because(Reason.AssertionPerimee, "skew_seconds", $"{(long)skew.TotalSeconds}");
    }
}
