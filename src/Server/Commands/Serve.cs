namespace MonEspaceSante.Server.Commands;

/// <summary>Serves until the console or the system stops it.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(ServerOptions options)
    {
        await using var server = await ServerHost.StartAsync(
            options,
            logging => logging
                .AddJsonConsole()
                .SetMinimumLevel(LogLevel.Information)
                .AddFilter("Microsoft", LogLevel.Warning)
                .AddFilter("Grpc", LogLevel.Warning));
        Console.WriteLine($"MonEspaceSante écoute sur {server.Url}");
        await server.WaitForShutdownAsync();
        return ExitCode.Done;
    }
}
