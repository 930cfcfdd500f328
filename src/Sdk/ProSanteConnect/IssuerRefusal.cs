using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Why the issuer refused, in our reasons.</summary>
internal static class IssuerRefusal
{
    public static MonEspaceSanteException Of(IssuerFault fault) => Refusal.Because(ReasonOf(fault.Code), fault);

    /// <summary>The reason of an error code of OAuth 2.0, OpenID Connect or CIBA.</summary>
    public static Reason ReasonOf(string code) => code switch
    {
        "access_denied" or "expired_token" or "login_required" => Reason.PscRefus,
        "unknown_user_id" => Reason.PscProfessionnelInconnu,
        "invalid_token" => Reason.PscSessionTerminee,
        "server_error" or "temporarily_unavailable" => Reason.PscIndisponible,
        "invalid_grant" => Reason.PscReponseInvalide,
        _ => Reason.PscLogicielRefuse,
    };
}
