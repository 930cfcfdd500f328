using System.Text;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>What the browser shows when it comes back. Nothing of what it brought is repeated.</summary>
internal sealed record LandingPage(string Status, string Title, string Text)
{
    public static LandingPage Done { get; } = new(
        "200 OK", "Vous êtes identifié", "Vous pouvez fermer cette page et revenir à votre logiciel.");

    public static LandingPage Refused { get; } = new(
        "200 OK", "Vous n'êtes pas identifié", "Vous pouvez fermer cette page, revenir à votre logiciel et recommencer.");

    public static LandingPage Foreign { get; } = new(
        "400 Bad Request",
        "Cette réponse n'est pas attendue",
        "Fermez cette page et recommencez depuis votre logiciel.");

    public static LandingPage NotFound { get; } = new("404 Not Found", "Page inconnue", "Il n'y a rien à cette adresse.");

    public async Task WriteAsync(Stream visitor, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="fr"><head><meta charset="utf-8"><title>{Title}</title></head>
            <body style="font-family: sans-serif; margin: 4em auto; max-width: 32em">
            <h1>{Title}</h1><p>{Text}</p></body></html>
            """);
        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {Status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\n"
            + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n");
        await visitor.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await visitor.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }
}
