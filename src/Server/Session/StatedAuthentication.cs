using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>When and how an assertion may say that its person was authenticated. VIHF 4.0, AuthnInstant and
/// AuthnContextClassRef.</summary>
internal static class StatedAuthentication
{
    private const string Card = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";
    private const string Air = "CONF_EXI_PGSSIS";

    public static void Demand(SessionAssertion assertion)
    {
        if (assertion.AuthenticationTime > assertion.IssueTime)
            throw Refused("authentication_time", "postérieure à l'assertion");
        var isOfMode = assertion.AuthenticationMode switch
        {
            AuthenticationMode.Directe => assertion.AuthenticationContext == Card,
            AuthenticationMode.Air => assertion.AuthenticationContext == Air,
            _ => true,
        };
        if (!isOfMode) throw Refused("authentication_context", "sans rapport avec le mode d'authentification");
    }

    private static MonEspaceSanteException Refused(string field, string description) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation($"assertion.{field}", description));
}
