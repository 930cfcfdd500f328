using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A revocation list at its address, with a tag that changes when it does.</summary>
internal sealed class PublishedList
{
    private int _asked;
    private int _sent;
    private int _failures;
    private volatile byte[] _content = [];
    private volatile string _tag = "";

    /// <summary>How often it was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How often it was sent, and not just told unchanged.</summary>
    public int Sent => Volatile.Read(ref _sent);

    public void Publish(byte[] content)
    {
        _content = content;
        _tag = $"\"{Guid.NewGuid():N}\"";
    }

    /// <summary>The next requests find the service out of order.</summary>
    public void Fail(int requests) => Volatile.Write(ref _failures, requests);

    public async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var tag = _tag;
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers[HeaderNames.IfNoneMatch] == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        Interlocked.Increment(ref _sent);
        await context.Response.Body.WriteAsync(_content, context.RequestAborted);
    }
}
