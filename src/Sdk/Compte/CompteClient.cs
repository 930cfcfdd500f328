using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>What a person does with an account: one's own, or that of a minor whom one represents. Safe for concurrent
/// use.</summary>
/// <remarks>Décret 2021-1048; CSP L1111-13-1, R1111-36.</remarks>
public class CompteClient
{
    private readonly Wire.CompteService.CompteServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;
    private readonly PersonSession _session = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected CompteClient()
    {
    }

    internal CompteClient(Wire.CompteService.CompteServiceClient service, ServerCalls calls, PersonSession session)
    {
        _service = service;
        _calls = calls;
        _session = session;
    }

    /// <summary>Asks for a provisional code: for an account before any letter, for another code, or for a new account. The
    /// answer tells nothing of the person.</summary>
    /// <param name="carte">The Vitale card of the person.</param>
    /// <param name="channel">How the code is sent. By letter by default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceUnavailableException">CODE_DEMANDES_TROP_FREQUENTES.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task RequestCodeAsync(
        CarteAssure carte, CodeChannel channel = CodeChannel.Courrier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(carte);
        var request = new Wire.RequestCodeRequest { Vitale = carte.ToWire(), Channel = channel.ToWire() };
        return _calls.CallAnonymouslyAsync(o => _service.RequestCodeAsync(request, o), cancellationToken);
    }

    /// <summary>Opposes the opening of an account.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="code">The provisional code, as it was sent.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">CODE_INVALIDE, CODE_PERIME, CODE_DEJA_UTILISE, CODE_BLOQUE,
    /// OPPOSITION_TARDIVE, OPPOSITION_SANS_OBJET.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task OpposeAsync(
        Ins patient, string code, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = new Wire.OpposeCompteRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Code = code,
        };
        return _calls.CallAnonymouslyAsync(o => _service.OpposeCompteAsync(request, o), cancellationToken);
    }

    /// <summary>Activates an account. What was in a dossier before, or in the archive of a closed account, comes
    /// back.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="code">The provisional code.</param>
    /// <param name="carte">The Vitale card.</param>
    /// <param name="password">The password that the person chose: 12 to 128 characters, not a common one and not made of
    /// the identity.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The account, and the secret of the second factor.</returns>
    /// <exception cref="CompteRefusedException">CODE_INVALIDE when the card is wrong too, CODE_PERIME, CODE_DEJA_UTILISE,
    /// CODE_BLOQUE, COMPTE_DEJA_ACTIF, MOT_DE_PASSE_FAIBLE.</exception>
    /// <exception cref="HabilitationDeniedException">REPRESENTANT_REQUIS.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<CompteActivation> ActivateAsync(
        Ins patient,
        string code,
        CarteAssure carte,
        string password,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(carte);
        var request = new Wire.ActivateCompteRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Code = code,
            Vitale = carte.ToWire(),
            Password = password,
        };
        var answer = await _calls.CallAnonymouslyAsync(o => _service.ActivateCompteAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return new CompteActivation(answer.Compte.ToModel(), answer.TotpSecret);
    }

    /// <summary>Replaces the password and the second factor of an active account, for whoever lost one of them. All sessions
    /// end, and the person is told.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="code">The provisional code, which the operator sent for it.</param>
    /// <param name="carte">The Vitale card.</param>
    /// <param name="password">The new password, chosen as that of an activation.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">CODE_INVALIDE when the card is wrong too, CODE_PERIME, CODE_DEJA_UTILISE,
    /// CODE_BLOQUE, COMPTE_NON_ACTIF, COMPTE_CLOS, MINEUR_SANS_IDENTIFIANTS, MOT_DE_PASSE_FAIBLE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<NewCredentials> ReplaceCredentialsAsync(
        Ins patient,
        string code,
        CarteAssure carte,
        string password,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(carte);
        var request = new Wire.ReplaceCredentialsRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Code = code,
            Vitale = carte.ToWire(),
            Password = password,
        };
        var answer = await _calls.CallAnonymouslyAsync(o => _service.ReplaceCredentialsAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return new NewCredentials(answer.TotpSecret);
    }

    /// <summary>Signs in. The calls that follow are made in the session, which is renewed for four hours at most while calls
    /// come.</summary>
    /// <param name="patient">Who signs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="totp">The six digits of the second factor.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">IDENTIFIANTS_REFUSES, whatever is wrong.</exception>
    /// <exception cref="ServiceUnavailableException">CONNEXION_BLOQUEE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task SignInAsync(
        Ins patient, string password, string totp, CancellationToken cancellationToken = default)
    {
        var request = new Wire.SignInRequest { Patient = patient.ToPatient(), Password = password, Totp = totp };
        var opened = await _calls.CallAnonymouslyAsync(o => _service.SignInAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        _calls.Tokens.Keep(_session.Received(opened));
    }

    /// <summary>Ends the session.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: the session ends by
    /// itself.</exception>
    public virtual async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        await _calls.CallAsync(o => _service.SignOutAsync(new(), o), cancellationToken).ConfigureAwait(false);
        _calls.Tokens.Keep(null);
    }

    /// <summary>Activates the account of a minor whom the person represents.</summary>
    /// <param name="minor">The minor.</param>
    /// <param name="code">The provisional code, which was sent to the parent of attachment.</param>
    /// <param name="carte">The Vitale card that the minor is on.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">As <see cref="ActivateAsync"/>.</exception>
    /// <exception cref="HabilitationDeniedException">PERSONNE_NON_REPRESENTEE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<CompteTitulaire> ActivateMineurAsync(
        Ins minor, string code, CarteAssure carte, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(carte);
        var request = new Wire.ActivateMineurRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = minor.ToPatient(),
            Code = code,
            Vitale = carte.ToWire(),
        };
        return TellAsync(o => _service.ActivateMineurAsync(request, o), cancellationToken);
    }

    /// <summary>Lists the accounts that the person may act for: one's own first, then the minors'.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<IReadOnlyList<CompteTitulaire>> ListAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _calls.CallAsync(o => _service.ListComptesAsync(new(), o), cancellationToken)
            .ConfigureAwait(false);
        return [.. answer.Comptes.Select(compte => compte.ToModel())];
    }

    /// <summary>Reads an account.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HabilitationDeniedException">PERSONNE_NON_REPRESENTEE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<CompteTitulaire> GetAsync(Ins patient, CancellationToken cancellationToken = default)
    {
        var request = new Wire.GetCompteRequest { Patient = patient.ToPatient() };
        return TellAsync(o => _service.GetCompteAsync(request, o), cancellationToken);
    }

    /// <summary>Closes an account: the dossier is neither read nor fed any more.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="reason">Why, in the person's words; professionals are told. At most 500 characters.</param>
    /// <param name="erase">Whether what it holds is erased within three months instead of ten years.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">COMPTE_CLOS, COMPTE_NON_ACTIF.</exception>
    /// <exception cref="HabilitationDeniedException">PERSONNE_NON_REPRESENTEE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<CompteTitulaire> CloseAsync(
        Ins patient,
        string reason = "",
        bool erase = false,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        var request = new Wire.CloseCompteRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Reason = reason,
            Erase = erase,
        };
        return TellAsync(o => _service.CloseCompteAsync(request, o), cancellationToken);
    }

    /// <summary>Asks for what a closed account holds to be erased within three months, or takes that back.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="erase">Whether it is asked for.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">COMPTE_NON_CLOS.</exception>
    /// <exception cref="HabilitationDeniedException">PERSONNE_NON_REPRESENTEE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<CompteTitulaire> SetErasureAsync(
        Ins patient, bool erase, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = new Wire.SetErasureRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Erase = erase,
        };
        return TellAsync(o => _service.SetErasureAsync(request, o), cancellationToken);
    }

    /// <summary>Decides on access in emergencies.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="decision">The decision, whole.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">COMPTE_CLOS, COMPTE_NON_ACTIF.</exception>
    /// <exception cref="HabilitationDeniedException">PERSONNE_NON_REPRESENTEE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<CompteTitulaire> SetConfidentialityAsync(
        Ins patient, Confidentialite decision, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var request = new Wire.SetConfidentialityRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Confidentiality = new()
            {
                BrisDeGlaceOpposed = decision.OpposesBrisDeGlace,
                UrgenceOpposed = decision.OpposesUrgence,
            },
        };
        return TellAsync(o => _service.SetConfidentialityAsync(request, o), cancellationToken);
    }

    private async Task<CompteTitulaire> TellAsync(
        Func<Grpc.Core.CallOptions, Grpc.Core.AsyncUnaryCall<Wire.Compte>> call, CancellationToken cancellationToken) =>
        (await _calls.CallAsync(call, cancellationToken).ConfigureAwait(false)).ToModel();
}
