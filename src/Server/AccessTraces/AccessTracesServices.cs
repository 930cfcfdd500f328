namespace MonEspaceSante.Server.AccessTraces;

internal static class AccessTracesServices
{
    public static IServiceCollection AddAccessTraces(this IServiceCollection services) => services
        .AddSingleton<TraceChain>()
        .AddSingleton<AccessTraceStore>()
        .AddSingleton<ChainStore>()
        .AddSingleton<PatientNotificationStore>()
        .AddSingleton<AccessJournal>()
        .AddSingleton<AccessHistory>()
        .AddSingleton<VerifyAccessTraces>();
}
