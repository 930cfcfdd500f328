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

    /// <summary>A search that found nobody, as SOAP 1.1 spells it.</summary>
    public static Func<HttpContext, InsiRequest, Task> CodeInSoap11(string code) => Text(
        Envelope11($"""<RESULTAT xmlns="{Results}">{Report(code)}</RESULTAT>"""), type: "text/xml; charset=utf-8");

    public static Func<HttpContext, InsiRequest, Task> FaultInSoap11(string subcode, string code) => Text(
        Envelope11(
            $"""
            <soap:Fault><faultcode>soap:{subcode}</faultcode><faultstring>Le service est inaccessible.</faultstring>
            <detail><siram:Erreur severite="fatal" code="{code}" xmlns:siram="urn:siram">Erreur</siram:Erreur></detail>
            </soap:Fault>
            """),
        StatusCodes.Status500InternalServerError,
        "text/xml; charset=utf-8");

    /// <summary>An answer whose header tells which messages it answers to.</summary>
    /// <param name="person">Who was found.</param>
    /// <param name="relatesTo">The messages, by that which was sent.</param>
    public static Func<HttpContext, InsiRequest, Task> Related(
        StubPerson person, Func<string, IEnumerable<string>> relatesTo) => (context, request) =>
        {
            var related = relatesTo(request.MessageId).Select(id =>
                $"""<a:RelatesTo xmlns:a="http://www.w3.org/2005/08/addressing">{id}</a:RelatesTo>""");
            var envelope = Envelope(Result(person)).Replace(
                "<env:Body", $"<soap:Header>{string.Concat(related)}</soap:Header><env:Body", StringComparison.Ordinal);
            return Text(envelope)(context, request);
        };

    private static string Envelope11(string body) =>
        $"""
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>{body}</soap:Body></soap:Envelope>
        """;

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
