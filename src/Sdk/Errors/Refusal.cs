using System.Collections.ObjectModel;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Errors;

/// <summary>Makes the exception of a reason. The SDK and the server refuse in this one way.</summary>
public sealed class Refusal
{
    private Refusal(CatalogueEntry entry)
    {
        Reason = entry.Reason;
        ReasonCode = entry.Code;
        Message = entry.Message;
        Remedy = entry.Remedy;
        Actor = entry.Actor;
        Action = entry.Action;
        IsTransient = entry.IsTransient;
    }

    internal Reason Reason { get; }

    internal string ReasonCode { get; }

    internal string Message { get; private init; }

    internal string Remedy { get; private init; }

    internal Actor Actor { get; }

    internal bool IsTransient { get; }

    internal IReadOnlyList<Violation> Violations { get; private init; } = [];

    internal IReadOnlyDictionary<string, string> Details { get; private init; } =
        ReadOnlyDictionary<string, string>.Empty;

    internal int? DocumentRank { get; private set; }

    internal string? TraceId { get; private init; }

    internal Exception? Cause { get; private init; }

    private CallerAction Action { get; }

    /// <summary>The exception of a reason.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="violations">The fields at fault.</param>
    public static MonEspaceSanteException Because(Reason reason, params Violation[] violations) =>
        new Refusal(ErrorCatalogue.Find(reason)) { Violations = violations }.ToException();

    /// <summary>The exception of a reason that comes with a value, such as a limit.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="detail">The name of the value, in snake case.</param>
    /// <param name="value">The value. Never an identity.</param>
    /// <param name="violations">The fields at fault.</param>
    public static MonEspaceSanteException Because(
        Reason reason, string detail, string value, params Violation[] violations) =>
        new Refusal(ErrorCatalogue.Find(reason))
        {
            Violations = violations,
            Details = new Dictionary<string, string> { [detail] = value },
        }.ToException();

    /// <summary>The exception of a reason that another exception led to.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="cause">What happened underneath.</param>
    public static MonEspaceSanteException Because(Reason reason, Exception cause) =>
        new Refusal(ErrorCatalogue.Find(reason)) { Cause = cause }.ToException();

    /// <summary>Runs what concerns one document of a submission, so that a refusal tells which one.</summary>
    /// <param name="rank">The rank of the document, from 0.</param>
    /// <param name="work">What may be refused.</param>
    public static async Task OfDocumentAsync(int rank, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal) when (MayConcernDocument(refusal))
        {
            throw refusal.OfDocument(rank);
        }
    }

    /// <summary>The exception of a refusal that the server sent.</summary>
    /// <param name="received">What it sent.</param>
    internal static MonEspaceSanteException Because(ReceivedRefusal received) =>
        new Refusal(received.Entry)
        {
            Message = received.Message ?? received.Entry.Message,
            Remedy = received.Remedy ?? received.Entry.Remedy,
            Violations = received.Violations,
            Details = received.Details,
            DocumentRank = received.DocumentRank,
            TraceId = received.TraceId,
            Cause = received.Cause,
        }.ToException();

    internal MonEspaceSanteException OfDocument(int rank)
    {
        var told = (Refusal)MemberwiseClone();
        told.DocumentRank = rank;
        return told.ToException();
    }

    // The card, the session and the connection that a document needs are no document's fault, nor is what another call
    // was refused for on the way.
    private static bool MayConcernDocument(MonEspaceSanteException refusal) =>
        refusal is { DocumentRank: null, TraceId: null }
            and not (CarteRefusedException or SessionEndedException or ServiceUnavailableException);

    private MonEspaceSanteException ToException() => Action switch
    {
        CallerAction.Integration => new ContractViolationException(this),
        CallerAction.Service => new ServiceUnavailableException(this),
        CallerAction.Carte => new CarteRefusedException(this),
        CallerAction.Session => new SessionEndedException(this),
        CallerAction.Habilitation => new HabilitationDeniedException(this),
        CallerAction.Patient => new InsRefusedException(this),
        CallerAction.Dossier => new DossierUnavailableException(this),
        CallerAction.Compte => new CompteRefusedException(this),
        CallerAction.Message => new MessageRefusedException(this),
        CallerAction.Agenda => new AgendaRefusedException(this),
        _ => new DocumentRefusedException(this),
    };
}
