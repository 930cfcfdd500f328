using System.Data.Common;
using Dapper;

namespace MonEspaceSante.Server.Storage;

/// <summary>Ties a data folder to its database: both keep the same name, drawn on the first start.</summary>
internal sealed class StoreIdentity(Database database, DataFolder folder, ContentStore contents)
{
    /// <exception cref="StoreMismatchException">The folder or the database belongs to another.</exception>
    public async Task DemandSameAsync(CancellationToken cancellationToken)
    {
        var ofFolder = File.Exists(folder.StoreIdentityFile)
            ? await File.ReadAllBytesAsync(folder.StoreIdentityFile, cancellationToken)
            : null;
        if (ofFolder is null && contents.Enumerate().Any()) throw new StoreMismatchException();
        var ofDatabase = await database.WriteAsync(
            connection => ReadAsync(connection, mayDraw: ofFolder is null), cancellationToken);
        if (ofDatabase is null || (ofFolder is not null && !ofFolder.AsSpan().SequenceEqual(ofDatabase)))
            throw new StoreMismatchException();
        if (ofFolder is null) PrivateFile.Write(folder.StoreIdentityFile, ofDatabase);
    }

    // The database is named before the folder: a named folder has had its database, and one that is not takes only an
    // empty one, such as a start that was cut in between leaves.
    private static async Task<byte[]?> ReadAsync(DbConnection connection, bool mayDraw)
    {
        var id = await connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT store_id FROM store_identity");
        if (!mayDraw) return id;
        if (id is not null)
        {
            var holdsDocuments = await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM document)");
            return holdsDocuments ? null : id;
        }

        id = Guid.NewGuid().ToByteArray();
        await connection.ExecuteAsync("INSERT INTO store_identity (store_id) VALUES (@id)", new { id });
        return id;
    }
}
