using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>
/// Puts documents into the dossier and takes them out again, so that each is judged against what the dossier would then
/// hold: the document that it replaces may be in the same submission.
/// </summary>
internal sealed class RehearseSubmission(Database database, JudgeSubmission judgeSubmission, KeepDocument keepDocument)
{
    public async Task RunAsync(DossierAccess sender, ReceivedDocuments received, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                async connection =>
                {
                    OpenDossier.DemandActive(await DossierStore.LockAsync(connection, sender.PatientId));
                    await received.JudgeEachAsync(async document =>
                    {
                        var predecessor = await judgeSubmission.RunAsync(connection, sender, document, received.Purpose);
                        await keepDocument.RunAsync(connection, sender.PatientId, Guid.NewGuid(), document, predecessor);
                    });

                    // A write that fails is undone.
                    throw new CurtainException();
                },
                cancellationToken);
        }
        catch (CurtainException)
        {
            // All documents were taken, and nothing is kept of them.
        }
    }

    private sealed class CurtainException : Exception;
}
