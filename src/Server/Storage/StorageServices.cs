namespace MonEspaceSante.Server.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, ServerOptions options, DataFolder folder) =>
        services
            .AddSingleton(folder)
            .AddSingleton(_ => folder.OpenDatabase(options))
            .AddSingleton(_ => KeyRing.Open(folder.Keys))
            .AddSingleton(provider => new ContentStore(folder.Contents, provider.GetRequiredService<KeyRing>()))
            .AddSingleton<Sealer>()
            .AddSingleton<SealedToken>()
            .AddSingleton<IdentifierIndex>()
            .AddSingleton<Migrator>()
            .AddSingleton<StoreIdentity>()
            .AddSingleton<ChangeSignals>()
            .AddHostedService(provider => provider.GetRequiredService<ChangeSignals>())
            .AddSingleton<OrphanSweep>();
}
