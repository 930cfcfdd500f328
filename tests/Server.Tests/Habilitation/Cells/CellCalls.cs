using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;
using ConsentText = MonEspaceSante.Dmp.ConsentText;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>The calls that the transactions of the matrix stand for. Each tells whether it did what was asked.</summary>
internal static class CellCalls
{
    public static Task<bool> CheckDossier(CellSession cell) =>
        Made(cell.Dmp.CheckDossierAsync(new() { Patient = cell.Patient }, cell.Headers));

    public static Task<bool> OpenPatientContext(CellSession cell) =>
        Made(cell.Dmp.OpenPatientContextAsync(new() { Patient = cell.Patient }, cell.Headers));

    public static Task<bool> ListAccessTraces(CellSession cell) =>
        Made(cell.Dmp.ListAccessTracesAsync(new() { Patient = cell.Patient }, cell.Headers));

    public static Task<bool> SetAuthorization(CellSession cell, AuthorizationAction action, AuthorizationRole role = 0) =>
        Made(cell.Dmp.SetAuthorizationAsync(
            new()
            {
                Patient = cell.Patient,
                Action = action,
                Role = role,
                Consent = new Consent { Text = ConsentText.Professional, Given = true },
                RequestId = CellSession.NewRequest,
            },
            cell.Headers));

    public static Task<bool> ListDossiers(CellSession cell, DossierDate date) =>
        Made(cell.Dmp.ListDossiersAsync(new() { Date = date, Since = new Timestamp { Seconds = 1 } }, cell.Headers));

    public static Task<bool> SearchPatients(CellSession cell) =>
        Made(cell.Dmp.SearchPatientsAsync(new() { Name = "PAT-TROIS" }, cell.Headers));

    public static Task<bool> GetAdministrativeData(CellSession cell) =>
        Made(cell.Dmp.GetAdministrativeDataAsync(new() { Patient = cell.Patient }, cell.Headers));

    public static Task<bool> ListAuthorizations(CellSession cell) =>
        Made(cell.Dmp.ListAuthorizationsAsync(new() { Patient = cell.Patient }, cell.Headers));

    public static Task<bool> SetFeedingOpposition(CellSession cell) => Made(cell.Dmp.SetFeedingOppositionAsync(
        new() { Patient = cell.Patient, Opposed = false, RequestId = CellSession.NewRequest }, cell.Headers));

    public static async Task<bool> FindDocuments(CellSession cell, string uniqueId)
    {
        var found = await cell.Dmp.FindDocumentsAsync(new() { Patient = cell.Patient }, cell.Headers);
        return found.Documents.Any(document => document.Metadata.UniqueId == uniqueId);
    }

    public static Task<bool> CountDocuments(CellSession cell) =>
        Made(cell.Dmp.CountDocumentsAsync(new() { Patient = cell.Patient }, cell.Headers));

    public static async Task<bool> WatchDossier(CellSession cell)
    {
        using var call = cell.Dmp.WatchDossier(new() { Patient = cell.Patient }, cell.Headers);
        return await call.ResponseStream.MoveNext(CancellationToken.None);
    }

    public static Task<bool> GetDocumentReference(CellSession cell, string uniqueId) =>
        Made(cell.Dmp.GetDocumentReferenceAsync(new() { Patient = cell.Patient, UniqueId = uniqueId }, cell.Headers));

    public static async Task<bool> RetrieveDocument(CellSession cell, string uniqueId)
    {
        using var call = cell.Dmp.RetrieveDocument(new() { Patient = cell.Patient, UniqueId = uniqueId }, cell.Headers);
        long size = 0, received = 0;
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            size = part.Document?.Size ?? size;
            received += part.Chunk.Length;
        }

        return received > 0 && received == size;
    }

    public static async Task<bool> Show(CellSession cell, string uniqueId, Visibility visibility)
    {
        var shown = await cell.Dmp.UpdateDocumentVisibilityAsync(
            new()
            {
                Patient = cell.Patient,
                UniqueId = uniqueId,
                Visibility = visibility,
                RequestId = CellSession.NewRequest,
            },
            cell.Headers);
        return shown.Visibility.Equals(visibility);
    }

    public static async Task<bool> DeleteDocument(CellSession cell, string uniqueId)
    {
        await cell.Dmp.DeleteDocumentAsync(
            new() { Patient = cell.Patient, UniqueId = uniqueId, RequestId = CellSession.NewRequest }, cell.Headers);
        return true;
    }

    public static async Task<bool> ArchiveDocument(CellSession cell, string uniqueId)
    {
        var archived = await cell.Dmp.ArchiveDocumentAsync(
            new() { Patient = cell.Patient, UniqueId = uniqueId, Archived = true, RequestId = CellSession.NewRequest },
            cell.Headers);
        return archived.Archived;
    }

    private static async Task<bool> Made<T>(AsyncUnaryCall<T> call)
    {
        using (call) await call;
        return true;
    }
}
