using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>What the codes of a fault mean.</summary>
internal sealed class InsiFaults(InsiTable mapping)
{
    private const string NationalCode = "national_code";

    /// <summary>Whether the fault may pass by itself.</summary>
    public bool IsTechnical(IReadOnlyList<string> codes) => Certificate(codes) is null && Technical(codes) is not null;

    public MonEspaceSanteException ToRefusal(IReadOnlyList<string> codes)
    {
        if (Certificate(codes) is { } refused) return Refusal.Because(Reason.InsiCertificatRefuse, NationalCode, refused);
        if (Technical(codes) is { } passing) return Refusal.Because(Reason.InsiIndisponible, NationalCode, passing);
        return codes is [var unknown, ..]
            ? Refusal.Because(Reason.InsiReponseInvalide, NationalCode, unknown)
            : InvalidInsiAnswer.Because("fault");
    }

    private string? Certificate(IReadOnlyList<string> codes) => codes.FirstOrDefault(mapping.Codes.Certificat.Contains);

    private string? Technical(IReadOnlyList<string> codes) => codes.FirstOrDefault(mapping.Codes.Techniques.Contains);
}
