using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Diagnostic;

/// <summary>Whether the two certificates of the card are in their time.</summary>
internal static class CertificateExams
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(60);

    public static Constat OfAuthentication(CardView view, DateTimeOffset now) => Of(
        new Examen(Examen.AuthenticationCertificate),
        view,
        view.Certificates.FirstOrDefault(CartePairs.IsForAuthentication),
        Reason.CarteIllisible,
        now);

    public static Constat OfSignature(CardView view, DateTimeOffset now) => Of(
        new Examen(Examen.SignatureCertificate),
        view,
        view.Certificates.FirstOrDefault(CartePairs.IsForSignature),
        Reason.CarteSansSignature,
        now);

    private static Constat Of(
        Examen exam, CardView view, X509Certificate2? certificate, Reason missing, DateTimeOffset now)
    {
        if (certificate is null)
        {
            return view.Certificates.Count > 0 || view.Reader?.Token is not null
                ? exam.Echec(missing)
                : exam.NonExamine("Aucune carte n'a pu être lue.");
        }

        DateTimeOffset start = certificate.NotBefore, end = certificate.NotAfter;
        (string, string)[] facts =
        [
            ("not_before", Instant(start)),
            ("not_after", Instant(end)),
            ("days_left", ((int)Math.Floor((end - now).TotalDays)).ToString(CultureInfo.InvariantCulture)),
        ];
        if (now < start)
            return exam.Echec(Reason.CertificatPasEncoreValide, facts);
        if (now > end)
            return exam.Echec(Reason.CertificatExpire, facts);
        return end - now < Soon
            ? exam.Attention(
                "Le certificat de la carte arrive bientôt à son terme.",
                "Vérifiez que la nouvelle carte a été commandée.",
                facts)
            : exam.Ok("Le certificat est en cours de validité.", facts);
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
