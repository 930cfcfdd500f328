using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>A client whose token is renewed in time, however long the tests around it take.</summary>
internal sealed class LastingClient(RawClient client, Func<string>? subjectToken = null) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim _gate = new(1, 1);

    private long _renewedAt = TimeProvider.System.GetTimestamp();

    public async Task<RawClient> TakeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (TimeProvider.System.GetElapsedTime(_renewedAt) > Freshness)
            {
                client.Bear((await client.Sessions.RenewSessionAsync(
                    new() { SubjectToken = subjectToken?.Invoke() ?? "" }, client.Headers())).Token);
                _renewedAt = TimeProvider.System.GetTimestamp();
            }

            return client;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        client.Dispose();
    }
}
