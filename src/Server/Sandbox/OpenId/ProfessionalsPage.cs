using System.Text;
using System.Text.Encodings.Web;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>The page where a test professional is chosen.</summary>
internal static class ProfessionalsPage
{
    public static async Task WriteAsync(
        HttpContext context, IReadOnlyList<StubProfessional> professionals, string refusal)
    {
        var page = new StringBuilder(
            """
            <!doctype html>
            <html lang="fr"><head><meta charset="utf-8"><title>Pro Santé Connect (bac à sable)</title></head>
            <body style="font-family: sans-serif; margin: 4em auto; max-width: 40em">
            <h1>Pro Santé Connect simulé</h1>
            <p>Ceci est un bac à sable : choisissez le professionnel fictif qui s'identifie.</p>
            <ul>

            """);
        foreach (var professional in professionals)
            page.Append(Item(context, professional.Id, $"{professional.Name} ({string.Join(", ", professional.Places)})"));
        page.Append("</ul><ul>\n").Append(Item(context, refusal, "Refuser de s'identifier")).Append("</ul></body></html>\n");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        await context.Response.WriteAsync(page.ToString(), context.RequestAborted);
    }

    private static string Item(HttpContext context, string choice, string text)
    {
        var address = $"{AuthorizationEndpoint.Path}{context.Request.QueryString}&professionnel={Uri.EscapeDataString(choice)}";
        return $"<li><a href=\"{HtmlEncoder.Default.Encode(address)}\">{HtmlEncoder.Default.Encode(text)}</a></li>\n";
    }
}
