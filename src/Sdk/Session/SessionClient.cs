using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Access = MonEspaceSante.Protos.Access.V1;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>Tells who acts. Sessions are opened by the first call that needs one: nobody opens them by hand.</summary>
public class SessionClient
{
    private readonly Wire.SessionService.SessionServiceClient _service = null!;
    private readonly SessionHolder _holder = null!;
    private readonly ServerCalls _calls = null!;
    private readonly TimeSpan _deadline;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected SessionClient()
    {
    }

    internal SessionClient(
        Wire.SessionService.SessionServiceClient service, SessionHolder holder, ServerCalls calls, TimeSpan deadline)
    {
        _service = service;
        _holder = holder;
        _calls = calls;
        _deadline = deadline;
    }

    /// <summary>Returns the session, opened with the card when there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CarteRefusedException">The card's certificates are refused.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>Opening takes two operations of the card: mutual TLS and one signature.</remarks>
    public virtual Task<SessionLps> GetSessionAsync(CancellationToken cancellationToken = default) =>
        _calls.ExecuteAsync(
            async exchange =>
            {
                var options = await exchange.AuthorizeAsync().ConfigureAwait(false);
                return Model(await _service.GetSessionAsync(new(), options).ConfigureAwait(false));
            },
            _deadline,
            cancellationToken);

    /// <summary>Ends the session, when there is one. The next call opens another.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: the session ends by
    /// itself.</exception>
    public virtual Task CloseSessionAsync(CancellationToken cancellationToken = default) =>
        _holder.CloseAsync(cancellationToken);

    private static SessionLps Model(Wire.Session session) => new(
        (session.Professional ?? new()).ToProfessional(),
        (session.Structure ?? new()).ToStructure(),
        session.AuthenticationMode switch
        {
            Access.AuthenticationMode.Directe => AuthenticationMode.Directe,
            Access.AuthenticationMode.Indirecte => AuthenticationMode.Indirecte,
            Access.AuthenticationMode.Air => AuthenticationMode.Air,
            Access.AuthenticationMode.Regulation => AuthenticationMode.Regulation,
            _ => AuthenticationMode.Unknown,
        },
        session.ExpireTime.ToDateTimeOffset());
}
