using System.Globalization;
using System.Security.Authentication;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Diagnostic;

/// <summary>The way to the server, its TLS and its clock.</summary>
internal static class ServerExams
{
    private const string NoServer = "Aucune adresse de serveur n'a été indiquée.";
    private const string NoAnswer = "Le serveur n'a pas répondu.";

    // Beyond these the server refuses sessions: of mode AIR, of all modes.
    private static readonly TimeSpan Tight = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Loose = TimeSpan.FromMinutes(5);

    public static Constat OfServer(ServerAnswer? answer)
    {
        var exam = new Examen(Examen.Server);
        return answer switch
        {
            null => exam.NonExamine(NoServer),
            { HasAnswered: true } or { IsBelieved: not null } => exam.Ok("Le serveur répond."),
            { IsLate: true } => exam.Echec(Reason.DelaiDepasse),
            { Failure: HttpRequestError.NameResolutionError } => exam.Echec(
                "Le nom du serveur est inconnu du réseau.",
                "Vérifiez l'adresse du serveur et la connexion à Internet.",
                Fact(answer)),
            { Failure: HttpRequestError.ProxyTunnelError } => exam.Echec(
                "Le proxy ne laisse pas passer vers le serveur.",
                "Demandez à l'administrateur d'autoriser l'adresse du serveur dans le proxy.",
                Fact(answer)),
            _ => exam.Echec(Reason.ServiceIndisponible, Fact(answer)),
        };
    }

    public static Constat OfTls(ServerAnswer? answer)
    {
        var exam = new Examen(Examen.Tls);
        if (answer?.Protocol is not { } protocol)
            return exam.NonExamine(answer is null ? NoServer : "Aucune connexion n'a été établie.");
        (string, string)[] facts = [("protocol", Name(protocol)), ("cipher_suite", $"{answer.CipherSuite}")];
        return protocol is SslProtocols.Tls13 or SslProtocols.Tls12
            ? exam.Ok("La connexion est chiffrée comme il faut.", facts)
            : exam.Echec(
                "La connexion est chiffrée d'une façon qui n'est plus sûre.",
                "Signalez-le à l'administrateur : il faut TLS 1.2 au moins.",
                facts);
    }

    public static Constat OfClock(ServerAnswer? answer)
    {
        var exam = new Examen(Examen.Clock);
        if (answer?.Skew is not { } skew)
            return exam.NonExamine(answer is null ? NoServer : NoAnswer);
        var fact = ("skew_seconds", ((long)skew.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (skew.Duration() <= Tight)
            return exam.Ok("L'horloge du poste est à l'heure.", fact);
        return skew.Duration() <= Loose
            ? exam.Attention(
                "L'horloge du poste n'est pas tout à fait à l'heure.",
                "Faites régler l'heure automatiquement : au-delà de 5 minutes, plus aucune session ne s'ouvre.",
                fact)
            : exam.Echec(Reason.AssertionPerimee, fact);
    }

    private static (string, string) Fact(ServerAnswer answer) => ("failure", $"{answer.Failure}");

    private static string Name(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        _ => $"{protocol}",
    };
}
