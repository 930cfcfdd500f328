using System.Data.Common;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Puts dossiers into the store, all of a batch or none: each as if it had always been fed here.</summary>
internal sealed class KeepBatch(
    Database database,
    DossierLoad dossiers,
    AuthorizationLoad authorizations,
    DocumentLoad documents,
    VaccinationStore vaccinations,
    FirstTraces firstTraces,
    AccessJournal journal,
    ImportedDossierStore imported,
    byte[] source)
{
    private const string Transaction = "REPRISE";

    // The operator has no card: the trace tells what was done, and that the service did it.
    private static readonly TracedCaller Operator = new(
        "", "", "", "", "", "Mon espace santé (reprise des anciens DMP)", AuthenticationMode.Unspecified);

    /// <exception cref="PatientChangedException">A patient got an identity or a dossier meanwhile: nothing was kept.
    /// </exception>
    public Task RunAsync(IReadOnlyList<PreparedDossier> batch, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => KeepAsync(connection, batch, cancellationToken), cancellationToken);

    private async Task KeepAsync(
        DbConnection connection, IReadOnlyList<PreparedDossier> batch, CancellationToken cancellationToken)
    {
        await OpenNewAsync(connection, [.. batch.Where(one => !one.Judgement.IsKnown)], cancellationToken);
        var lastSeqs = await OpenKnownAsync(connection, batch.Where(one => one.Judgement.IsKnown));
        await authorizations.AddAsync(
            connection,
            from one in batch
            from told in one.Dossier.Authorizations
            select (one.Judgement.PatientId, told.Authorization, told.Consent),
            cancellationToken);
        await authorizations.AddOppositionsAsync(
            connection,
            from one in batch from structure in one.Dossier.FeedingOppositions select (one.Judgement.PatientId, structure),
            cancellationToken);
        var loaded = batch.SelectMany(one => LoadedDocuments.Of(one, lastSeqs)).ToList();
        await documents.AddAsync(connection, loaded, cancellationToken);
        await KeepVaccinationsAsync(connection, batch, loaded);
        await imported.AddAsync(connection, batch.Select(ToRow), cancellationToken);
    }

    private async Task OpenNewAsync(
        DbConnection connection, IReadOnlyList<PreparedDossier> news, CancellationToken cancellationToken)
    {
        var identified = await DossierLoad.IdentifyAsync(
            connection,
            news.Select(one => (one.Judgement.Line.Keys!.Patient, one.Judgement.PatientId)),
            cancellationToken);
        if (identified < news.Count) throw new PatientChangedException();
        await dossiers.AddAsync(
            connection,
            news.Select(one => (one.Judgement.PatientId, one.Dossier.Dossier, (long)one.Dossier.Documents.Count)),
            cancellationToken);
        await firstTraces.AppendAsync(
            connection, [.. news.Select(one => one.Judgement.PatientId)], TraceOf(Guid.Empty), cancellationToken);
    }

    private async Task<Dictionary<Guid, long>> OpenKnownAsync(DbConnection connection, IEnumerable<PreparedDossier> known)
    {
        var lastSeqs = new Dictionary<Guid, long>();
        foreach (var one in known)
        {
            var patientId = one.Judgement.PatientId;
            var lastSeq = await dossiers.OpenAsync(
                connection, patientId, one.Dossier.Dossier, one.Dossier.Documents.Count);
            lastSeqs.Add(patientId, lastSeq ?? throw new PatientChangedException());
            await journal.AppendAsync(connection, TraceOf(patientId));
            await database.SignalAsync(connection, patientId);
        }

        return lastSeqs;
    }

    private async Task KeepVaccinationsAsync(
        DbConnection connection, IReadOnlyList<PreparedDossier> batch, List<LoadedDocument> loaded)
    {
        foreach (var (told, document) in batch.SelectMany(one => one.Dossier.Documents).Zip(loaded))
        {
            if (told is not { Status: DocumentStatus.Approved, Vaccination: { } vaccination }) continue;
            await vaccinations.SaveAsync(
                connection, document.Place.PatientId, document.Place.EntryId, replaced: null, vaccination);
        }
    }

    private KnownDossier ToRow(PreparedDossier one) => new()
    {
        DossierHash = one.Judgement.Line.Keys!.Name,
        PatientId = one.Judgement.PatientId.ToByteArray(),
        ContentHash = one.Judgement.Line.Keys.Content,
        SourceHash = source,
        Line = one.Judgement.Line.Number,
        Lacking = one.Lacking,
        EraseAt = one.Dossier.Dossier.ClosedAt is { } closedAt ? Archive.EndOf(closedAt).ToMicroseconds() : null,
    };

    private static TracedAccess TraceOf(Guid patientId) => new(
        patientId, Transaction, Operator, new AccessCircumstances(AccessMode.Normal), new TracedAct(Transaction));
}
