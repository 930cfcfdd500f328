using MonEspaceSante.Cda;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Messagerie;

/// <summary>How an attachment becomes a document of a dossier.</summary>
public sealed record AttachmentDepositOptions
{
    /// <summary>Whose dossier. Null, the default, for the patient who takes part in the conversation, else for the one that
    /// the clinical document names.</summary>
    public Ins? Patient { get; init; }

    /// <summary>Wraps a file that is no clinical document into one. Required for such a file. Null by default.</summary>
    /// <remarks>The same document for every try: tell its identifier and its time beforehand.</remarks>
    public Func<Stream, DocumentN1>? Wrap { get; init; }

    /// <summary>The id of the request, to repeat one whose outcome stayed unknown. Null, the default, draws one for all the
    /// tries of the call.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AttachmentDepositOptions(…)";
}
