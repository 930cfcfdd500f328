using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Polly;

namespace MonEspaceSante.Compte;

/// <summary>Makes the calls of a person: renews the session in time, tries again what may pass, throws typed
/// refusals.</summary>
internal sealed class PersonCalls(CompteService.CompteServiceClient service, PersonneSettings settings)
    : IDisposable
{
    private readonly ResiliencePipeline _pipeline = Resilience.Pipeline(settings);
    private readonly SemaphoreSlim _renewing = new(1);
    private volatile PersonToken? _token;

    /// <summary>Makes a call that needs no session.</summary>
    public Task<T> CallAnonymouslyAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(call, () => Task.FromResult<string?>(null), cancellationToken);

    /// <summary>Makes a call in the person's session.</summary>
    /// <exception cref="SessionEndedException">SESSION_ABSENTE: nobody has signed in.</exception>
    public Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(call, async () => await TokenAsync(cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Transfers a document in the person's session.</summary>
    /// <param name="attempt">One try, which the options are for.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public async Task<T> TransferAsync<T>(
        Func<PersonTransfer, CallOptions, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        var transfer = new PersonTransfer();
        context.Properties.Set(Resilience.Transfer, transfer);
        try
        {
            return await _pipeline.ExecuteAsync(
                async _ => await TryAsync(attempt, transfer, cancellationToken).ConfigureAwait(false), context)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>A token that serves now.</summary>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        var token = _token ?? throw Refusal.Because(Reason.SessionAbsente);
        if (settings.TimeProvider.GetUtcNow() < token.RenewTime)
            return token.Value;
        await _renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ReferenceEquals(_token, token))
            {
                var options = Bearer.Options(token.Value, settings.CallDeadline, cancellationToken);
                Keep(await AnswerAsync(service.RenewSignInAsync(new(), options), cancellationToken).ConfigureAwait(false));
            }

            return _token?.Value ?? throw Refusal.Because(Reason.SessionAbsente);
        }
        finally
        {
            _renewing.Release();
        }
    }

    private async Task<T> TryAsync<T>(
        Func<PersonTransfer, CallOptions, Task<T>> attempt, PersonTransfer transfer, CancellationToken cancellationToken)
    {
        transfer.HasStarted = false;
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await attempt(transfer, Bearer.Options(token, settings.TransferDeadline, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            throw FailedCall.ToException(failure, transfer.HasStarted, cancellationToken);
        }
    }

    public void Keep(CompteSession session) =>
        _token = PersonToken.Received(session, settings.TimeProvider.GetUtcNow());

    public void Forget() => _token = null;

    public void Dispose() => _renewing.Dispose();

    private async Task<T> ExecuteAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call, Func<Task<string?>> authorize, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            async _ =>
            {
                var token = await authorize().ConfigureAwait(false);
                var options = Bearer.Options(token, settings.CallDeadline, cancellationToken);
                return await AnswerAsync(call(options), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);

    private static async Task<T> AnswerAsync<T>(AsyncUnaryCall<T> call, CancellationToken cancellationToken)
    {
        using (call)
        {
            try
            {
                return await call.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException failure)
            {
                throw FailedCall.ToException(failure, started: false, cancellationToken);
            }
        }
    }
}
