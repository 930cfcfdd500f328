using Grpc.Core;

namespace MonEspaceSante.Transport;

/// <summary>The options of one call: its token, its other headers, its deadline, its end.</summary>
internal static class Bearer
{
    public static CallOptions Options(
        string? token, TimeSpan deadline, CancellationToken cancellationToken, Metadata? others = null)
    {
        // gRPC counts deadlines on the clock of the machine, whatever clock the session is told by.
        DateTime? end = deadline == Timeout.InfiniteTimeSpan
            ? null
            : (TimeProvider.System.GetUtcNow() + deadline).UtcDateTime;
        var headers = new Metadata();
        if (token is not null)
            headers.Add("authorization", $"Bearer {token}");
        foreach (var other in others ?? [])
            headers.Add(other);
        return new CallOptions(headers, end, cancellationToken);
    }
}
