using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Reads the accesses to a dossier, latest first, page by page: <c>long.MaxValue</c>, then the last rank.</summary>
internal sealed class AccessHistory(AccessTraceStore store, Sealer sealer, IdentifierIndex index)
{
    /// <summary>What the patient sees: all of them.</summary>
    public async Task<List<KeptTrace>> ListAsync(
        Guid patientId, long beforeRank, int count, CancellationToken cancellationToken) =>
        Open(await store.ListAsync(patientId, beforeRank, count, cancellationToken));

    /// <summary>What the legal representatives see: all but those made in a secret connection.</summary>
    public async Task<List<KeptTrace>> ListShownToRepresentativesAsync(
        Guid patientId, long beforeRank, int count, CancellationToken cancellationToken) =>
        Open(await store.ListShownToRepresentativesAsync(patientId, beforeRank, count, cancellationToken));

    /// <summary>What a reader sees: the patient all, a representative all but those made in a secret connection.</summary>
    public Task<List<KeptTrace>> ListAsync(
        Guid patientId, DossierReader reader, long beforeRank, int count, CancellationToken cancellationToken) =>
        reader == DossierReader.Patient
            ? ListAsync(patientId, beforeRank, count, cancellationToken)
            : ListShownToRepresentativesAsync(patientId, beforeRank, count, cancellationToken);

    /// <summary>Some accesses, by their ranks.</summary>
    public async Task<List<KeptTrace>> FindAsync(
        Guid patientId, IReadOnlyCollection<long> ranks, CancellationToken cancellationToken) =>
        Open(await store.FindAsync(patientId, ranks, cancellationToken));

    /// <summary>What a professional sees: the accesses imputed to this PS_IdNat or Struct_IdNat.</summary>
    public async Task<List<KeptTrace>> ListOfActorAsync(
        Guid patientId, string actorIdNat, long beforeRank, int count, CancellationToken cancellationToken) =>
        Open(await store.ListOfCallerAsync(
            patientId, index.HashAuthor(actorIdNat), beforeRank, count, cancellationToken));

    private List<KeptTrace> Open(List<TraceRow> rows) => rows.ConvertAll(row =>
    {
        var body = TraceBody.Parse(TraceBody.Open(sealer, row));
        return new KeptTrace(
            row.Rank, Instants.FromMicroseconds(row.MadeAt), body.Caller, body.Circumstances, body.Act);
    });
}
