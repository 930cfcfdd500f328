using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Insi;

/// <summary>Finds and verifies national identities. Safe for concurrent use.</summary>
/// <remarks>The national register is the téléservice INSi. Reading only: every call is tried again while the reason may
/// pass. <see cref="IdentitePatient"/> tells what an answer changes in the identity of a patient.</remarks>
public class InsClient
{
    private readonly Wire.InsService.InsServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected InsClient()
    {
    }

    internal InsClient(Wire.InsService.InsServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Finds a person by a beneficiary of a Vitale card: the surest way, no trait is typed.</summary>
    /// <param name="beneficiary">From <see cref="ICarteVitale.ReadAsync"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE, INSI_REPONSE_INVALIDE; the
    /// call was refused or failed.</exception>
    /// <remarks>WS_INS1.</remarks>
    public virtual Task<InsAnswer> SearchByVitaleAsync(
        BeneficiaireVitale beneficiary, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(beneficiary);
        return SearchByVitaleAsync(
            new Wire.SearchByVitaleRequest { Beneficiary = beneficiary.ToWire() }, cancellationToken);
    }

    /// <summary>Finds a person by the token of an application carte Vitale (ApCV).</summary>
    /// <param name="apCvToken">The token, as the application gave it. Never logged.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE, INSI_REPONSE_INVALIDE; the
    /// call was refused or failed.</exception>
    /// <remarks>WS_INS1.</remarks>
    public virtual Task<InsAnswer> SearchByApCvAsync(string apCvToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(apCvToken);
        return SearchByVitaleAsync(new Wire.SearchByVitaleRequest { ApcvToken = apCvToken }, cancellationToken);
    }

    /// <summary>Finds a person by traits. First names are tried one at a time; several persons are told apart by all
    /// first names, then by the place of birth.</summary>
    /// <param name="traits">The traits. The place of birth helps and is not required.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE, INSI_REPONSE_INVALIDE; the
    /// call was refused or failed.</exception>
    /// <remarks>WS_INS2.</remarks>
    public virtual async Task<InsAnswer> SearchAsync(TraitsIdentite traits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(traits);
        var request = new Wire.SearchByTraitsRequest { Traits = traits.ToWire() };
        var answer = await _calls.CallAsync(o => _service.SearchByTraitsAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToAnswer();
    }

    /// <summary>Finds a patient by the traits of their identity. One in doubt is not looked for: nothing is sent.</summary>
    /// <param name="patient">The identity.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, for <see cref="IdentitePatient.Recuperer"/> once the user has recognised the person.</returns>
    /// <exception cref="MonEspaceSanteException">IDENTITE_DOUTEUSE; INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE,
    /// INSI_REPONSE_INVALIDE; the call was refused or failed.</exception>
    /// <remarks>WS_INS2.</remarks>
    public virtual Task<InsAnswer> SearchAsync(IdentitePatient patient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        patient.DemandCertain();
        return SearchAsync(patient.Traits, cancellationToken);
    }

    /// <summary>Tells whether a matricule and traits are those of one person.</summary>
    /// <param name="ins">The number.</param>
    /// <param name="traits">The traits.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The verdict, for <see cref="IdentitePatient.Verifier"/>.</returns>
    /// <exception cref="MonEspaceSanteException">INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE, INSI_REPONSE_INVALIDE; the
    /// call was refused or failed.</exception>
    /// <remarks>WS_INS3.</remarks>
    public virtual async Task<IdentityVerdict> VerifyAsync(
        Ins ins, TraitsIdentite traits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ins);
        ArgumentNullException.ThrowIfNull(traits);
        var request = new Wire.VerifyIdentityRequest { Ins = ins.ToWire(), Traits = traits.ToWire() };
        var answer = await _calls.CallAsync(o => _service.VerifyIdentityAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.Verdict.ToVerdict();
    }

    /// <summary>Verifies the matricule of a patient, and takes the verdict. One in doubt is not verified: nothing is
    /// sent.</summary>
    /// <param name="patient">The identity.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The identity as it is; without its matricule, and downgraded, when the register denies it.</returns>
    /// <exception cref="MonEspaceSanteException">IDENTITE_DOUTEUSE, or IDENTITE_NON_QUALIFIEE when there is no matricule to
    /// verify; INSI_INDISPONIBLE, INSI_CERTIFICAT_REFUSE, INSI_REPONSE_INVALIDE; the call was refused or failed.</exception>
    /// <remarks>WS_INS3.</remarks>
    public virtual async Task<IdentitePatient> VerifyAsync(
        IdentitePatient patient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var verdict = await VerifyAsync(patient.DemandVerifiable(), patient.Traits, cancellationToken).ConfigureAwait(false);
        return patient.Verifier(verdict);
    }

    /// <summary>Verifies any number of identities, in memory that does not grow with their number. A connection that
    /// breaks is made again; what had no verdict yet is asked again.</summary>
    /// <param name="identities">The identities. Each line its own name. Enumerated once, while verdicts come.</param>
    /// <param name="cancellationToken">Ends the batch.</param>
    /// <returns>One verdict for each, as they are known, in any order. A line that cannot be verified has its reason;
    /// the others go on.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused, or failed for longer than the tries last; comes
    /// while enumerating.</exception>
    /// <remarks>WS_INS4.</remarks>
    public virtual IAsyncEnumerable<VerifiedIdentity> VerifyAllAsync(
        IAsyncEnumerable<IdentityToVerify> identities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identities);
        return new IdentityBatch(_service, _calls).RunAsync(identities, cancellationToken);
    }

    private async Task<InsAnswer> SearchByVitaleAsync(
        Wire.SearchByVitaleRequest request, CancellationToken cancellationToken)
    {
        var answer = await _calls.CallAsync(o => _service.SearchByVitaleAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToAnswer();
    }
}
