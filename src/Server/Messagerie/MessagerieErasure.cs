using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Messagerie;

/// <summary>The mailbox of a patient goes with the dossier. What was written to professionals stays in their mailboxes, and
/// so do the receipts that they were sent; that an attachment went into the dossier does not.</summary>
internal sealed class MessagerieErasure : IErasedWithDossier
{
    // The row of the mailbox stays: its ranks go on, so that no cursor of before skips what comes after.
    private static readonly string[] Tables =
        ["messagerie_participation", "messagerie_remise", "messagerie_mot", "messagerie_evenement"];

    public async Task EraseAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        // Held first: a write on its way in this mailbox would put back what goes. Receipts are of the mailbox that asked.
        await connection.ExecuteAsync(
            """
            UPDATE messagerie_boite SET seq = seq WHERE boite_id = @id;
            DELETE FROM messagerie_accuse
            WHERE message_id IN (SELECT message_id FROM messagerie_remise WHERE boite_id = @id AND sent = 1);
            DELETE FROM messagerie_depot WHERE patient_id = @id
            """,
            new { id });
        foreach (var table in Tables)
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE boite_id = @id", new { id });
    }
}
