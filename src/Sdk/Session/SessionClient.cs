using MonEspaceSante.Dmp;
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

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected SessionClient()
    {
    }

    internal SessionClient(Wire.SessionService.SessionServiceClient service, SessionHolder holder, ServerCalls calls)
    {
        _service = service;
        _holder = holder;
        _calls = calls;
    }

    /// <summary>Returns the session, opened with the card when there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CarteRefusedException">The card's certificates are refused.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>Opening takes two operations of the card: mutual TLS and one signature.</remarks>
    public virtual async Task<SessionLps> GetSessionAsync(CancellationToken cancellationToken = default) =>
        Model(await _calls.CallAsync(o => _service.GetSessionAsync(new(), o), cancellationToken).ConfigureAwait(false));

    /// <summary>Ends the session, when there is one. The next call opens another.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: the session ends by
    /// itself.</exception>
    public virtual Task CloseSessionAsync(CancellationToken cancellationToken = default) =>
        _holder.CloseAsync(cancellationToken);

    /// <summary>Breaks the glass: opens the dossier of a patient who is in danger and cannot consent. Traced with the
    /// reason, and shown to the patient.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="reason">Why, as the professional typed it. 1 to 500 characters.</param>
    /// <param name="secretConnection">Whether the legal representatives of a minor must not learn of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The authority, for <see cref="DmpClient.In"/>: for this patient, until the session ends.</returns>
    /// <exception cref="HabilitationDeniedException">BRIS_DE_GLACE_INUTILE when the professional is authorised already;
    /// OPPOSITION_BRIS_DE_GLACE, ACCES_BLOQUE, DROIT_INSUFFISANT.</exception>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it is closed.</exception>
    /// <exception cref="InsRefusedException">PATIENT_MAJEUR when a secret connection is asked for an adult; INS_* when
    /// the identity is not one that this server takes.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>VIHF 4.0, purpose of use <c>bris_de_glace</c>.</remarks>
    public virtual async Task<AccessContext> OpenBrisDeGlaceAsync(
        Ins patient, string reason, bool secretConnection = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var request = new Wire.OpenBrisDeGlaceRequest
        {
            Patient = patient.ToPatient(),
            Reason = reason,
            SecretConnection = secretConnection,
            RequestId = RequestIds.Of(null),
        };
        var opened = await _calls.CallAsync(o => _service.OpenBrisDeGlaceAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return opened.ToModel(patient);
    }

    /// <summary>Opens a secret connection to the dossier of a minor: the legal representatives learn nothing of what is
    /// done in it.</summary>
    /// <param name="patient">The patient, a minor.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The authority, for <see cref="DmpClient.In"/>: for this patient, until the session ends.</returns>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it is closed.</exception>
    /// <exception cref="InsRefusedException">PATIENT_MAJEUR when the patient is of age; INS_* when the identity is not
    /// one that this server takes.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>It reads no more than the session does. <see cref="OpenBrisDeGlaceAsync"/> opens both at once.</remarks>
    public virtual async Task<AccessContext> OpenConnexionSecreteAsync(
        Ins patient, CancellationToken cancellationToken = default)
    {
        var request = new Wire.OpenConnexionSecreteRequest
        {
            Patient = patient.ToPatient(),
            RequestId = RequestIds.Of(null),
        };
        var opened = await _calls.CallAsync(o => _service.OpenConnexionSecreteAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return opened.ToModel(patient);
    }

    private static SessionLps Model(Wire.Session session) => new(
        (session.Professional ?? new()).ToProfessional(),
        (session.Structure ?? new()).ToStructure(),
        session.AuthenticationMode.ToModel(),
        session.ExpireTime.ToDateTimeOffset())
    {
        AccessMode = (session.AccessContext?.Mode ?? Access.AccessMode.Normal).ToModel(),
    };
}
