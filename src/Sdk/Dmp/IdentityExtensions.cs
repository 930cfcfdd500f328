using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>Reads and feeds the dossier of a patient of the practice: an identity that is not proven far enough is refused
/// before the card or the server is asked for anything.</summary>
/// <remarks>What each use takes: <see cref="UsageIdentite"/>. The methods of the clients that take an <see cref="Ins"/>
/// cannot tell how it was proven.</remarks>
public static class IdentityExtensions
{
    /// <summary>Deposits a clinical document into the dossier of a qualified patient.</summary>
    /// <param name="client">The client.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="cda">The document.</param>
    /// <param name="visibility">To whom it is shown.</param>
    /// <param name="options">A request id to repeat, progress. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">IDENTITE_NON_QUALIFIEE, INS_NIA_REFUSE; as the deposit under an
    /// <see cref="Ins"/>.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41.</remarks>
    public static Task<Submission> SubmitAsync(
        this DmpClient client,
        IdentitePatient patient,
        Stream cda,
        Visibility visibility,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SubmitAsync(
            Demand(patient, UsageIdentite.Alimentation), cda, visibility, options, cancellationToken);
    }

    /// <summary>Deposits several clinical documents into the dossier of a qualified patient: all of them or none.</summary>
    /// <param name="client">The client.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="documents">The documents, 1 to 100.</param>
    /// <param name="options">A request id to repeat, progress. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">IDENTITE_NON_QUALIFIEE, INS_NIA_REFUSE; as the deposit under an
    /// <see cref="Ins"/>.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41.</remarks>
    public static Task<Submission> SubmitAsync(
        this DmpClient client,
        IdentitePatient patient,
        IReadOnlyList<DocumentToSubmit> documents,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SubmitAsync(Demand(patient, UsageIdentite.Alimentation), documents, options, cancellationToken);
    }

    /// <summary>Wraps a file into a clinical document and deposits it into the dossier of a qualified patient.</summary>
    /// <param name="client">The client.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="document">The file and what goes into the header.</param>
    /// <param name="visibility">To whom it is shown.</param>
    /// <param name="options">A request id to repeat, progress. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">IDENTITE_NON_QUALIFIEE, INS_NIA_REFUSE; as the deposit under an
    /// <see cref="Ins"/>.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41.</remarks>
    public static Task<Submission> SubmitAsync(
        this DmpClient client,
        IdentitePatient patient,
        DocumentN1 document,
        Visibility visibility,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SubmitAsync(
            Demand(patient, UsageIdentite.Alimentation), document, visibility, options, cancellationToken);
    }

    /// <summary>Lists the documents of the dossier of a patient whose matricule the register gave.</summary>
    /// <param name="client">The client.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="criteria">Which documents. Null for all current ones that are not archived.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <exception cref="InsRefusedException">IDENTITE_NON_QUALIFIEE, INS_NIA_REFUSE.</exception>
    /// <remarks>TD3.1, ITI-18.</remarks>
    public static ResultPages<Document> FindAsync(
        this DmpClient client,
        IdentitePatient patient,
        DocumentCriteria? criteria = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.FindAsync(Demand(patient, UsageIdentite.Consultation), criteria, cancellationToken);
    }

    /// <summary>Opens the file of a patient whose matricule the register gave: all that a practice software needs of the
    /// dossier in one call.</summary>
    /// <param name="client">The client.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="options">What is asked for beside. Null for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">IDENTITE_NON_QUALIFIEE, INS_NIA_REFUSE; as the opening under an
    /// <see cref="Ins"/>.</exception>
    /// <remarks>TD0.2.</remarks>
    public static Task<PatientContext> OpenAsync(
        this DossierClient client,
        IdentitePatient patient,
        OpenOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.OpenAsync(Demand(patient, UsageIdentite.Consultation), options, cancellationToken);
    }

    private static Ins Demand(IdentitePatient patient, UsageIdentite usage)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return patient.DemandFor(usage);
    }
}
