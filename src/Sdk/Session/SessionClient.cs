using MonEspaceSante.Errors;

namespace MonEspaceSante.Session;

/// <summary>Tells who acts. Sessions are opened by the first call that needs one: nobody opens them by hand.</summary>
public class SessionClient
{
    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected SessionClient()
    {
    }

    /// <summary>Returns the session, opened with the card when there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CarteRefusedException">The card's certificates are refused.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>Opening takes two operations of the card: mutual TLS and one signature.</remarks>
    public virtual Task<SessionLps> GetSessionAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Ends the session, when there is one. The next call opens another.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task CloseSessionAsync(CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
