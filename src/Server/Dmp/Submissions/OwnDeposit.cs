using System.Data.Common;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using Metadata = MonEspaceSante.Dmp.DocumentMetadata;
using Origin = MonEspaceSante.Dmp.DocumentOrigin;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>What is known of a document that no card signs, before its bytes are.</summary>
internal sealed record OwnDeposit
{
    /// <summary>Whose dossier.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>The same, as the document must name them.</summary>
    public required Ins Patient { get; init; }

    /// <summary>Whom it is imputed to.</summary>
    public required string Sender { get; init; }

    /// <summary>Drawn once for all tries: the same document is stored once.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The patient, or the system.</summary>
    public required Origin Origin { get; init; }

    /// <summary>To whom it is shown.</summary>
    public required Visibility Visibility { get; init; }

    /// <summary>Refuses a document by what it says of itself.</summary>
    public Action<Metadata> Demand { get; init; } = _ => { };

    /// <summary>Traces it in the write that keeps it.</summary>
    public required Func<DbConnection, DocumentMetadata, Task> Trace { get; init; }

    public SubmissionKey Key => new(PatientId, Sender, RequestId);

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "OwnDeposit(…)";
}
