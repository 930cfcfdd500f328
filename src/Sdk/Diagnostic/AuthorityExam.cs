using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Diagnostic;

/// <summary>The roots that the software trusts: for test or for production, never both, and the same as the card's.</summary>
internal static class AuthorityExam
{
    // IGC-Santé names its test authorities so.
    private const string TestMark = "CN=TEST ";

    public static Constat Of(DocteurOptions options, CardView card, ServerAnswer? answer)
    {
        var exam = new Examen(Examen.Authorities);
        var set = SetOf(options.TrustedRoots);
        List<(string, string)> facts = [("set", set), ("roots", $"{options.TrustedRoots.Count}")];
        if (answer?.CertificateEnd is { } end)
            facts.Add(("server_not_after", end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        if (set == "mixed")
        {
            return exam.Echec(
                "Les autorités de test et de production sont mélangées.",
                "Ne gardez que les autorités de l'environnement utilisé.",
                [.. facts]);
        }

        if (options.TrustedRoots.Any(root => root.NotAfter < options.TimeProvider.GetUtcNow()))
            return exam.Echec("Une autorité de confiance est périmée.", "Mettez les autorités à jour.", [.. facts]);
        if (answer?.IsBelieved == false)
            return exam.Echec(Reason.ServeurNonReconnu, [.. facts]);
        if (set != "machine" && card.Certificates.Any(certificate => IsTest(certificate.Issuer) != (set == "test")))
        {
            return exam.Echec(
                "La carte et les autorités ne sont pas du même environnement : l'un est de test, l'autre de production.",
                "Utilisez une carte de l'environnement du serveur.",
                [.. facts]);
        }

        return answer?.IsBelieved == true
            ? exam.Ok("Le serveur est reconnu par une autorité de confiance.", [.. facts])
            : exam.Ok("Les autorités de confiance sont en ordre.", [.. facts]);
    }

    private static string SetOf(X509Certificate2Collection roots)
    {
        var tests = roots.Count(root => IsTest(root.Subject));
        return roots.Count == 0 ? "machine" : tests == 0 ? "production" : tests == roots.Count ? "test" : "mixed";
    }

    private static bool IsTest(string name) => name.Contains(TestMark, StringComparison.OrdinalIgnoreCase);
}
