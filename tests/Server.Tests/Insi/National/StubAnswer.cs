using Microsoft.AspNetCore.Http;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Answers of the téléservice, spelt as its published ones.</summary>
internal static class StubAnswer
{
    private const string Results = "http://www.cnamts.fr/INSiResultat";

    /// <summary>A search that found nobody (01), or several (02).</summary>
    public static Func<HttpContext, InsiRequest, Task> Code(string code) =>
        Text(Envelope($"""<RESULTAT xmlns="{Results}">{Report(code)}</RESULTAT>"""));

    public static Func<HttpContext, InsiRequest, Task> Found(StubPerson person) => Text(Envelope(Result(person)));

    public static Func<HttpContext, InsiRequest, Task> Fault(string subcode, string code) => Text(
        Envelope(
            $"""
            <S:Fault xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Code><S:Value>S:Receiver</S:Value>
            <S:Subcode><S:Value>S:{subcode}</S:Value></S:Subcode></S:Code>
            <S:Reason><S:Text xml:lang="en">Le service est temporairement inaccessible.</S:Text></S:Reason>
            <S:Detail><siram:Erreur severite="fatal" code="{code}" xmlns:siram="urn:siram">Erreur</siram:Erreur></S:Detail>
            </S:Fault>
            """),
        StatusCodes.Status500InternalServerError);

    public static Func<HttpContext, InsiRequest, Task> Text(
        string text, int status = StatusCodes.Status200OK, string type = "application/soap+xml; charset=utf-8") =>
        (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return context.Response.WriteAsync(text);
        };

    /// <summary>Each request gets the next answer, and the last one goes on.</summary>
    public static Func<HttpContext, InsiRequest, Task> InTurn(params Func<HttpContext, InsiRequest, Task>[] answers)
    {
        var asked = -1;
        return (context, request) =>
            answers[Math.Min(Interlocked.Increment(ref asked), answers.Length - 1)](context, request);
    }

    public static string Envelope(string body) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><env:Body
        xmlns:env="http://www.w3.org/2003/05/soap-envelope">{body}</env:Body></soap:Envelope>
        """;

    public static string Result(StubPerson person) =>
        $"""<RESULTAT xmlns="{Results}" xmlns:ns0="http://www.cnamts.fr/INSiRecVit">{Report("00")}{person.ToXml()}</RESULTAT>""";

    public static string Report(string code) =>
        $"<CR><CodeCR>{code}</CodeCR><LibelleCR>Libelle</LibelleCR></CR>";
}
