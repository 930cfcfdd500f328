using MonEspaceSante.Dmp;
using MonEspaceSante.Session;

namespace MonEspaceSante;

/// <summary>Mon espace santé for one card in place. Safe for concurrent use: build one for as long as the card stays.</summary>
public class MonEspaceSanteClient : IAsyncDisposable, IDisposable
{
    /// <summary>Builds a client. Nothing is sent until the first call.</summary>
    /// <param name="options">Where, with which card, for which software. Copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message tells which.</exception>
    public MonEspaceSanteClient(MonEspaceSanteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
    }

    /// <summary>For a double in tests, which overrides the properties.</summary>
    protected MonEspaceSanteClient()
    {
    }

    /// <summary>The shared medical record.</summary>
    public virtual DmpClient Dmp => throw new NotImplementedException();

    /// <summary>Who acts.</summary>
    public virtual SessionClient Session => throw new NotImplementedException();

    /// <summary>Closes the session and the connection. The card stays open: it is its owner's.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the connection. The session ends by itself; <see cref="DisposeAsync"/> ends it at once.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
    }
}
