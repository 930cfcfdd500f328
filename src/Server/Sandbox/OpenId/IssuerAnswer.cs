using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

internal static class IssuerAnswer
{
    public static async Task WriteAsync(HttpContext context, JsonObject answer, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
