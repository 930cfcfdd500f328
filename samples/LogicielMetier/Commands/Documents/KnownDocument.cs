using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>A document that a command names, as a practice software finds it in its last list.</summary>
internal static class KnownDocument
{
    private static readonly DocumentCriteria Everything =
        new() { OldVersions = Inclusion.Included, Archived = Inclusion.Included };

    public static async Task<Document> FindAsync(Visit visit, string uniqueId) =>
        await visit.Dmp.FindAsync(visit.Patient, Everything, visit.CancellationToken)
            .FirstOrDefaultAsync(document => document.UniqueId == uniqueId, visit.CancellationToken)
        ?? throw Refusal.Because(Reason.DocumentIntrouvable);
}
