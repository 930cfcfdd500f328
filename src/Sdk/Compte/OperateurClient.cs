using System.Runtime.CompilerServices;
using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>What the operator of the accounts does, with the certificates of a structure that the server knows as one.
/// Anybody else is refused: RESERVE_A_L_OPERATEUR.</summary>
public class OperateurClient
{
    private readonly Wire.OperateurService.OperateurServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected OperateurClient()
    {
    }

    internal OperateurClient(Wire.OperateurService.OperateurServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Registers insured persons, and brings those who are known up to date. A line at fault is told, and the
    /// others go in: registering the same lines again changes nothing.</summary>
    /// <param name="lines">The persons. Representatives come before the minors whom they represent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The verdicts in the order of the lines, as a hundred at a time are stored. A connection that is cut is made
    /// again: lines without a verdict go once more, which changes nothing.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. What had its verdict is
    /// stored.</exception>
    public virtual IAsyncEnumerable<AssureVerdict> RegisterAsync(
        IEnumerable<AssureLine> lines, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new AssureBatch(_service, _calls).RunAsync(lines, cancellationToken);
    }

    /// <summary>Announces the accounts of a wave, and puts the letters into the outbox.</summary>
    /// <param name="phase">The phase of the deployment, as the operator's file names it.</param>
    /// <param name="maxCount">How many at most. From 1.</param>
    /// <param name="requestId">The id of the request, to go on with a wave that was cut. Null, the default, draws one for
    /// all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ContractViolationException">PHASE_INCONNUE, PHASE_NON_OUVERTE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<VagueResult> AnnounceAsync(
        string phase, int maxCount, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = new Wire.AnnounceComptesRequest
        {
            RequestId = RequestIds.Of(requestId),
            Phase = phase,
            MaxCount = maxCount,
        };
        var answer = await _calls.CallAsync(o => _service.AnnounceComptesAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return new VagueResult(answer.AnnouncedCount, answer.More);
    }

    /// <summary>Draws a provisional code for one person, whatever the wave.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="channel">How it is sent. By letter by default.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">NON_ELIGIBLE, PERSONNE_DECEDEE, COMPTE_DEJA_ACTIF.</exception>
    /// <exception cref="InsRefusedException">ASSURE_INCONNU.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<CompteTitulaire> IssueActivationCodeAsync(
        Ins patient,
        CodeChannel channel = CodeChannel.Courrier,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        var request = new Wire.IssueActivationCodeRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Channel = channel.ToWire(),
        };
        var answer = await _calls.CallAsync(o => _service.IssueActivationCodeAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToModel();
    }

    /// <summary>Draws a provisional code for a person who lost the password or the second factor of an active account.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="channel">How it is sent. By letter by default.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CompteRefusedException">COMPTE_NON_ACTIF, COMPTE_CLOS, MINEUR_SANS_IDENTIFIANTS.</exception>
    /// <exception cref="InsRefusedException">ASSURE_INCONNU.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<CompteTitulaire> IssueCredentialsCodeAsync(
        Ins patient,
        CodeChannel channel = CodeChannel.Courrier,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        var request = new Wire.IssueCredentialsCodeRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Channel = channel.ToWire(),
        };
        var answer = await _calls.CallAsync(o => _service.IssueCredentialsCodeAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToModel();
    }

    /// <summary>Takes letters out of the outbox. They stay there until the next export acknowledges them.</summary>
    /// <param name="acknowledgedToken">The <see cref="Courrier.Token"/> of the last letter that the operator has safely:
    /// it and those before are forgotten. Null, the default, acknowledges none.</param>
    /// <param name="maxCount">How many at most. 1 to 10,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async IAsyncEnumerable<Courrier> ExportAsync(
        string? acknowledgedToken = null,
        int maxCount = 1_000,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new Wire.ExportCourriersRequest
        {
            AcknowledgedToken = acknowledgedToken ?? "",
            MaxCount = maxCount,
        };
        using var call = await OpenAsync(options => _service.ExportCourriers(request, options), cancellationToken)
            .ConfigureAwait(false);
        while (await _calls.StepAsync(call.ResponseStream.MoveNext, cancellationToken).ConfigureAwait(false))
            yield return call.ResponseStream.Current.ToModel();
    }

    /// <summary>Tells that a person died: the account closes, and none follows.</summary>
    /// <param name="patient">The person.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InsRefusedException">ASSURE_INCONNU.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<CompteTitulaire> DeclareDecesAsync(
        Ins patient, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = new Wire.DeclareDecesRequest { RequestId = RequestIds.Of(requestId), Patient = patient.ToPatient() };
        var answer = await _calls.CallAsync(o => _service.DeclareDecesAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToModel();
    }

    private Task<T> OpenAsync<T>(Func<CallOptions, T> call, CancellationToken cancellationToken) =>
        _calls.OpenAsync(
            async exchange => call(await exchange.AuthorizeAsync().ConfigureAwait(false)), cancellationToken);
}
