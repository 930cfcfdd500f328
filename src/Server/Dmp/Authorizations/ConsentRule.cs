using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>The patient has agreed, to a text that was shown or read. EX_0.2-1100.</summary>
internal static class ConsentRule
{
    private const int LongestText = 4000;

    public static void Demand(Consent? consent)
    {
        if (consent is not { Given: true })
            throw Refusal.Because(Reason.ConsentementAbsent, new Violation("consent.given", "accord du patient attendu"));
        if (string.IsNullOrWhiteSpace(consent.Text))
            throw Refusal.Because(
                Reason.ConsentementAbsent, new Violation("consent.text", "texte montré au patient attendu"));
        if (consent.Text.Length > LongestText)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("consent.text", $"{LongestText} caractères au plus"));
    }
}
