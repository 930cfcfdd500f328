using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Session;

/// <summary>The calls of a client with a card: they end when it leaves, and may be made under an exceptional
/// authority.</summary>
internal sealed class CarteCalls(
    CarteInPlace carte, SessionHolder session, ClientSettings settings, Resilience resilience, Guid? accessContext = null)
    : ServerCalls(session.Tokens, settings.Server, resilience)
{
    private const string AccessContextHeader = "mes-access-context";
    private const string ScenarioHeader = "mes-scenario";

    protected override Metadata Headers { get; } = HeadersOf(accessContext, settings.Scenario);

    /// <summary>The same calls under an exceptional authority. They share the session and the connection.</summary>
    public CarteCalls In(AccessContext context) => new(carte, session, settings, Resilience, context.Id);

    /// <summary>Renews the session when it is time, without the card, while a stream stands.</summary>
    public Task KeepAliveAsync(CancellationToken cancellationToken) => StepAsync(Tokens.KeepAliveAsync, cancellationToken);

    protected override async Task<T> GuardAsync<T>(
        Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        carte.Demand();
        ObjectDisposedException.ThrowIf(session.IsDisposed, typeof(MonEspaceSanteClient));
        using var ending = carte.Until(cancellationToken);
        try
        {
            return await work(ending.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (carte.Explains(failure))
        {
            throw Refusal.Because(Reason.CarteRetiree, failure);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
        catch (RpcException failure) when (session.IsDisposed)
        {
            throw new ObjectDisposedException(nameof(MonEspaceSanteClient), failure);
        }
    }

    private static Metadata HeadersOf(Guid? accessContext, string? scenario)
    {
        var headers = new Metadata();
        if (accessContext is { } id)
            headers.Add(AccessContextHeader, id.ToString("D"));
        if (scenario is not null)
            headers.Add(ScenarioHeader, scenario);
        return headers;
    }
}
