using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Brings the bytes of a dossier that came in without all of them, now that they are in the folder.</summary>
internal sealed class CompleteDossier(Database database, DocumentFolder folder)
{
    /// <returns>How many documents got their bytes, and what the report tells of the others.</returns>
    public async Task<(long Completed, List<LineFault> Notices)> RunAsync(
        Judgement judgement, CancellationToken cancellationToken)
    {
        var (completed, notices) = (0L, new List<LineFault>());
        var lacking = (await database.ReadAsync(
            connection => DocumentLoad.ListLackingAsync(connection, judgement.PatientId), cancellationToken)).ToHashSet();
        foreach (var document in judgement.Line.Dossier!.Documents)
        {
            if (document.Place is null || document.DeletedAt is not null || !lacking.Contains(document.UniqueId)) continue;
            try
            {
                if (await folder.CopyAsync(document, cancellationToken) is { } content)
                    completed += await TieAsync(judgement.PatientId, document, content, cancellationToken);
                else notices.Add(new LineFault(FaultReason.ContenuAbsent, $"documents[{document.Rank}].contenu"));
            }
            catch (LineFaultException other)
            {
                notices.Add(other.Fault);
            }
        }

        return (completed, notices);
    }

    private async Task<int> TieAsync(
        Guid patientId, DocumentToImport document, Guid content, CancellationToken cancellationToken)
    {
        var tied = 0;
        try
        {
            tied = await database.WriteAsync(
                async connection =>
                {
                    var rows = await DocumentLoad.CompleteAsync(connection, patientId, document.UniqueId, content);
                    await ImportedDossierStore.CompleteAsync(connection, patientId.ToByteArray(), rows);
                    return rows;
                },
                cancellationToken);
        }
        catch (OutcomeUnknownException)
        {
            // The row may stand: the sweep of the next start decides whether the bytes do.
            throw;
        }
        catch
        {
            folder.Delete(content);
            throw;
        }

        if (tied == 0) folder.Delete(content);
        return tied;
    }
}
