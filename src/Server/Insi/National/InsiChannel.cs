using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;
using Polly;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Calls the téléservice, and returns the element that it answers with.</summary>
internal sealed partial class InsiChannel(
    InsiTable mapping,
    InsiEnvelopes envelopes,
    InsiFaults faults,
    IHttpClientFactory clients,
    ServerOptions options,
    TimeProvider time,
    ILogger<InsiChannel> logger)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "insi";

    private readonly Uri _address = options.Insi.Address ?? new Uri(mapping.Adresse);

    /// <exception cref="MonEspaceSanteException">INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE, INSI_REPONSE_INVALIDE,
    /// INSI_APPELANT_REFUSE.</exception>
    public async Task<XElement> AskAsync(
        SessionLps session,
        InsiTable.Operation operation,
        IReadOnlyDictionary<string, string> values,
        IEnumerable<XElement>? lines,
        CancellationToken cancellationToken)
    {
        var message = envelopes.Write(session, operation, values, lines);
        var (start, outcome) = (time.GetTimestamp(), "cancelled");
        try
        {
            var answer = await SendAsync(message, cancellationToken);
            outcome = "answered";
            return answer;
        }
        catch (MonEspaceSanteException refusal)
        {
            outcome = refusal.ReasonCode;
            throw;
        }
        finally
        {
            // Who asked for what kind of thing, under which message: whom it was about is nobody's to read here.
            LogAsked(
                logger,
                message.Operation,
                message.Id,
                session.Id,
                session.Structure.StructIdNat,
                outcome,
                (long)time.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private async Task<XElement> SendAsync(InsiMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var request = ToRequest(message);
            using var answer = await client.SendAsync(request, cancellationToken);
            return await ReadAsync(answer, message.Id, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw InvalidInsiAnswer.Because("size");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && IsOfTheService(failure))
        {
            throw Refusal.Because(Reason.InsiIndisponible, failure);
        }
    }

    private HttpRequestMessage ToRequest(InsiMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(message.Content) };
        if (mapping.Soap == "1.1")
        {
            request.Headers.Add("SOAPAction", $"\"{message.Action}\"");
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
            return request;
        }

        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/soap+xml", "utf-8");
        request.Content.Headers.ContentType.Parameters.Add(new NameValueHeaderValue("action", $"\"{message.Action}\""));
        return request;
    }

    private async Task<XElement> ReadAsync(HttpResponseMessage answer, Guid message, CancellationToken cancellationToken)
    {
        await using var xml = await answer.Content.ReadAsStreamAsync(cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK && SoapAnswer.ReadFaultCodes(xml) is var codes)
        {
            throw codes.Count == 0 && MayPass(answer.StatusCode)
                ? Refusal.Because(Reason.InsiIndisponible)
                : faults.ToRefusal(codes);
        }

        var body = SoapAnswer.ReadBody(xml, message, mapping.Relation.Exigee);
        return SoapFault.Is(body) ? throw faults.ToRefusal(SoapFault.Codes(body)) : body;
    }

    private static bool MayPass(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    private static bool IsOfTheService(Exception failure) => failure
        is HttpRequestException or IOException or ExecutionRejectedException or OperationCanceledException;

    [LoggerMessage(
        LogLevel.Information,
        "INSi {Operation}, message {Message}, for session {Session} of structure {Structure}: {Outcome} in {Elapsed} ms")]
    private static partial void LogAsked(
        ILogger logger, string operation, Guid message, Guid session, string structure, string outcome, long elapsed);
}
