using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Opens a session: the assertion must be fresh, unused, signed, and by the card of the connection.</summary>
internal sealed class OpenSession(
    SignatureVerifier signature, StatedIdentity identity, SessionStore store, TimeProvider time)
{
    // Each access of the session is traced with what this tells of the caller: it must stay as short as it honestly is.
    private const int LargestAssertion = 4 * 1024;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ValidityInAir = TimeSpan.FromSeconds(30);

    public async Task<SessionLps> RunAsync(
        OpenSessionRequest request, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        if (request.Assertion.Length is 0 or > LargestAssertion) throw Refusal.Because(Reason.AssertionInvalide);
        var signer = await signature.DemandSignerAsync(
            request.Assertion.ToByteArray(), request.Signature.ToByteArray(), Reason.AssertionInvalide, cancellationToken);
        var assertion = AssertionReading.Read(request.Assertion);
        identity.Demand(assertion, CarteHolder.SubjectOf(certificate), CarteHolder.SubjectOf(signer));
        var accessMode = identity.AccessModeOf(
            assertion.AuthenticationMode, assertion.AccessMode, assertion.Structure.StructIdNat);
        DemandFresh(assertion);
        StatedAuthentication.Demand(assertion);

        var session = new SessionLps(
            Guid.NewGuid(),
            assertion.AuthenticationMode,
            accessMode,
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

    private void DemandFresh(SessionAssertion assertion)
    {
        var skew = assertion.IssueTime.ToDateTimeOffset() - time.GetUtcNow();
        if (skew.Duration() > (assertion.AuthenticationMode == AuthenticationMode.Air ? ValidityInAir : Validity))
            throw Refusal.Because(Reason.AssertionPerimee, "skew_seconds", $"{(long)skew.TotalSeconds}");
    }
}
