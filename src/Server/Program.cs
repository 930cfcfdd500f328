using MonEspaceSante.Server;

var configuration = new ConfigurationBuilder()
    .AddJsonFile("monespacesante.json", optional: true)
    .AddEnvironmentVariables("MES_")
    .AddCommandLine(args)
    .Build();
var options = new ServerOptions();
configuration.Bind(options);

try
{
    await using var server = await ServerHost.StartAsync(
        options, logging => logging
            .AddJsonConsole()
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning));
    Console.WriteLine($"MonEspaceSante écoute sur {server.Url}");
    await server.WaitForShutdownAsync();
    return 0;
}
catch (DataFolderInUseException refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
