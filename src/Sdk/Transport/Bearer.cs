using Grpc.Core;

namespace MonEspaceSante.Transport;

/// <summary>The options of one call: its token, its authority, its deadline, its end.</summary>
internal static class Bearer
{
    private const string AccessContextHeader = "mes-access-context";
    private const string ScenarioHeader = "mes-scenario";

    public static CallOptions Options(
        string? token,
        TimeSpan deadline,
        CancellationToken cancellationToken,
        Guid? accessContext = null,
        string? scenario = null)
    {
        // gRPC counts deadlines on the clock of the machine, whatever clock the session is told by.
        DateTime? end = deadline == Timeout.InfiniteTimeSpan
            ? null
            : (TimeProvider.System.GetUtcNow() + deadline).UtcDateTime;
        var headers = new Metadata();
        if (token is not null)
            headers.Add("authorization", $"Bearer {token}");
        if (accessContext is { } id)
            headers.Add(AccessContextHeader, id.ToString("D"));
        if (scenario is not null)
            headers.Add(ScenarioHeader, scenario);
        return new CallOptions(headers, end, cancellationToken);
    }
}
