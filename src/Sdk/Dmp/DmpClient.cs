using MonEspaceSante.Errors;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>Reads and feeds the shared medical record (DMP). Safe for concurrent use.</summary>
/// <remarks>Every method opens the session with the card when there is none, renews it, and tries again while the reason may pass.</remarks>
public class DmpClient
{
    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected DmpClient()
    {
    }

    /// <summary>Tells whether the patient has a dossier, and in which state.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InsRefusedException">The identity is not one that this server takes.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.2.</remarks>
    public virtual Task<Dossier> CheckDossierAsync(Ins patient, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Deposits a clinical document (CDA R2) signed by the card, and returns when it is durable.</summary>
    /// <param name="patient">The patient whose dossier is fed. The document must name the same.</param>
    /// <param name="cda">The document. It is read once from its current position to its end and sent byte for byte, with flat
    /// memory. When it can seek, a try that fails is repeated from that position. It is left open.</param>
    /// <param name="visibility">To whom the document is shown.</param>
    /// <param name="options">A request id to repeat, progress. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a deposit that has not answered, or all of it.</param>
    /// <exception cref="DocumentRefusedException">The document cannot be taken; <see cref="MonEspaceSanteException.Violations"/>
    /// tells where it is at fault. PATIENT_DIFFERENT, CDA faults and VISIBILITES_INCOMPATIBLES are found before any byte leaves
    /// when they are in the header.</exception>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it is closed.</exception>
    /// <exception cref="HabilitationDeniedException">The holder of the card is no author of the document, or may not feed.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41. One signature of the card, whatever the number of tries.</remarks>
    public virtual Task<Submission> SubmitAsync(
        Ins patient,
        Stream cda,
        Visibility visibility,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Lists the documents of a dossier that the caller may see, latest submission first.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The documents, fetched while they are enumerated, or as pages. Refusals come then.</returns>
    /// <remarks>TD3.1, ITI-18.</remarks>
    public virtual DocumentPages FindAsync(Ins patient, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Reads the bytes of a document, and verifies that they are those of the deposit.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document, from <see cref="DocumentMetadata.UniqueId"/>.</param>
    /// <param name="destination">Where the bytes go, with flat memory. It is left open. After a failure it may hold some of them:
    /// do not use them.</param>
    /// <param name="progress">Told how many bytes have come, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE, or EMPREINTE_DIFFERENTE when the bytes are not those of
    /// the deposit.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. Once bytes have been written it is not tried again.</exception>
    /// <remarks>TD3.2, ITI-43.</remarks>
    public virtual Task<Document> RetrieveAsync(
        Ins patient,
        string uniqueId,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
