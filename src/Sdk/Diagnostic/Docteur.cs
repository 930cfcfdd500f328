namespace MonEspaceSante.Diagnostic;

/// <summary>Examines a workstation: the card's software, the card, its certificates, the way to the server, the
/// clock, the disk.</summary>
/// <remarks>It asks for no code and costs no try; the card signs nothing; nothing that it tells names anybody.</remarks>
public static class Docteur
{
    /// <summary>What it looks at, in the order that it tells it in.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        Examen.CardSoftware,
        Examen.Reader,
        Examen.Card,
        Examen.Pin,
        Examen.AuthenticationCertificate,
        Examen.SignatureCertificate,
        Examen.Authorities,
        Examen.Proxy,
        Examen.Server,
        Examen.Tls,
        Examen.Clock,
        Examen.Outbox,
    ];

    /// <summary>Looks at everything, and tells what it found: one <see cref="Constat"/> for each of
    /// <see cref="Codes"/>.</summary>
    /// <param name="options">Where to look.</param>
    /// <param name="cancellationToken">Ends the examination.</param>
    public static async Task<IReadOnlyList<Constat>> ExamineAsync(
        DocteurOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);

        var looking = CardView.LookAsync(options, cancellationToken);
        var server = await ServerProbe.AskAsync(options, cancellationToken).ConfigureAwait(false);
        using var card = await looking.ConfigureAwait(false);
        var now = options.TimeProvider.GetUtcNow();
        return
        [
            .. CardExams.Of(card),
            CertificateExams.OfAuthentication(card, now),
            CertificateExams.OfSignature(card, now),
            AuthorityExam.Of(options, card, server),
            ProxyExam.Of(options.Server),
            ServerExams.OfServer(server),
            ServerExams.OfTls(server),
            ServerExams.OfClock(server),
            OutboxExam.Of(options.OutboxFolder),
        ];
    }
}
