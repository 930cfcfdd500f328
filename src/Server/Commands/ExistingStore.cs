using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Commands;

/// <summary>The store of a data folder that has served, for a command that works beside its server: nothing is locked,
/// migrated or created.</summary>
internal sealed class ExistingStore : IAsyncDisposable
{
    private ExistingStore(Database database, KeyRing keys)
    {
        Database = database;
        Keys = keys;
    }

    public Database Database { get; }

    public KeyRing Keys { get; }

    /// <exception cref="FileNotFoundException">No server has ever used the folder.</exception>
    /// <exception cref="StoreMismatchException">The folder and the database do not belong together.</exception>
    public static async Task<ExistingStore> OpenAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(options.DataFolder);
        // A connection to an absent SQLite file would create it.
        if (!File.Exists(folder.StoreIdentityFile) || (options.Postgres is null && !File.Exists(folder.SqliteFile)))
            throw new FileNotFoundException("Ce dossier n'est pas celui des données d'un serveur : vérifiez DataFolder.");
        var database = folder.OpenDatabase(options);
        try
        {
            await DemandSameAsync(database, folder, cancellationToken);
            return new ExistingStore(database, KeyRing.OpenExisting(folder.Keys));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static async Task DemandSameAsync(Database database, DataFolder folder, CancellationToken cancellationToken)
    {
        var ofFolder = await File.ReadAllBytesAsync(folder.StoreIdentityFile, cancellationToken);
        var ofDatabase = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT store_id FROM store_identity"),
            cancellationToken);
        if (!ofFolder.AsSpan().SequenceEqual(ofDatabase)) throw new StoreMismatchException();
    }
}
