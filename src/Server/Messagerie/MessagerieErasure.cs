using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Messagerie;

/// <summary>The mailbox of a patient goes with the dossier. What was written to professionals stays in their
/// mailboxes.</summary>
internal sealed class MessagerieErasure : IErasedWithDossier
{
    // The row of the mailbox stays: its ranks go on, so that no cursor of before skips what comes after.
    private static readonly string[] Tables =
        ["messagerie_participation", "messagerie_remise", "messagerie_mot", "messagerie_evenement"];

    public async Task EraseAsync(DbConnection connection, Guid patientId)
    {
        foreach (var table in Tables)
            await connection.ExecuteAsync(
                $"DELETE FROM {table} WHERE boite_id = @id", new { id = patientId.ToByteArray() });
    }
}
