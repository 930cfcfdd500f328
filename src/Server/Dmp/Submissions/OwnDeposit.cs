using System.Data.Common;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using Origin = MonEspaceSante.Dmp.DocumentOrigin;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>A document that no card signs, on its way into the dossier.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="RequestId">Drawn once for all tries: the same document is stored once.</param>
/// <param name="Origin">The patient, or the system.</param>
/// <param name="Visibility">To whom it is shown.</param>
internal sealed record OwnDeposit(Ins Patient, Guid RequestId, Origin Origin, Visibility Visibility)
{
    /// <summary>Who brings it, told apart from all others who do.</summary>
    public string Depositor { get; init; } = $"{Origin}";

    /// <summary>What is judged and traced in the write that keeps it, which holds the dossier's row.</summary>
    public Func<DbConnection, DocumentMetadata, Task> Alongside { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "OwnDeposit(…)";
}
