using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Around every endpoint: fails as the script says, and tells refusals as OAuth does.</summary>
internal sealed class IssuerFaults(IssuerScript script)
{
    private static readonly byte[] Endlessness = new byte[64 * 1024];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await (script.Outage == IssuerOutage.None ? next(context) : FailAsync(context));
        }
        catch (OAuthException refusal)
        {
            await IssuerAnswer.WriteAsync(context, new JsonObject { ["error"] = refusal.Code }, refusal.Status);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
    }

    private async Task FailAsync(HttpContext context)
    {
        switch (script.Outage)
        {
            case IssuerOutage.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case IssuerOutage.Silent:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                break;
            case IssuerOutage.WebPage:
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync("<!doctype html><title>Portail du réseau</title>", context.RequestAborted);
                break;
            default:
                context.Response.ContentType = "application/json";
                while (true) await context.Response.Body.WriteAsync(Endlessness, context.RequestAborted);
        }
    }
}
