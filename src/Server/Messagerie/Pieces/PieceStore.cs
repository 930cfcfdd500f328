using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Where the bytes of attachments are.</summary>
internal sealed class PieceStore(Database database)
{
    public Task<Guid> FindContentAsync(Guid message, int rank, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => new Guid((await connection.ExecuteScalarAsync<byte[]>(
                "SELECT content_id FROM messagerie_piece WHERE message_id = @message AND rank = @rank",
                new { message = message.ToByteArray(), rank = (long)rank }))!),
            cancellationToken);
}
