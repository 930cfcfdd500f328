namespace MonEspaceSante.Server.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, ServerOptions options, DataFolder folder) =>
        services
            .AddSingleton(folder)
            .AddSingleton<Database>(_ =>
                options.Postgres is null ? new SqliteDatabase(folder.SqliteFile) : new PostgresDatabase(options.Postgres))
            .AddSingleton(_ => KeyRing.Open(folder.Keys))
            .AddSingleton(provider => new ContentStore(folder.Contents, provider.GetRequiredService<KeyRing>()))
            .AddSingleton<Sealer>()
            .AddSingleton<IdentifierIndex>()
            .AddSingleton<Migrator>()
            .AddSingleton<StoreIdentity>()
            .AddSingleton<ChangeSignals>()
            .AddHostedService(provider => provider.GetRequiredService<ChangeSignals>())
            .AddSingleton<OrphanSweep>();
}
