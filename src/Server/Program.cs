using System.Data.Common;
using System.Security.Cryptography;
using MonEspaceSante.Server;

const int Failed = 1;
const int WrongUse = 2;

var options = new ServerOptions();
try
{
    new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("monespacesante.json", optional: true)
        .AddEnvironmentVariables("MES_SERVER_")
        .AddCommandLine(args)
        .Build()
        .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
}
catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or InvalidDataException)
{
    Console.Error.WriteLine($"Réglage incorrect. {wrong.Message}");
    return WrongUse;
}

try
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
    return 0;
}
catch (Exception failure) when (failure is DataFolderInUseException or StoreMismatchException or RightsFileException)
{
    Console.Error.WriteLine(failure.Message);
    return Failed;
}
catch (Exception failure) when (
    failure is IOException or DbException or CryptographicException or ArgumentException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"Le serveur n'a pas pu démarrer. {failure.Message}");
    return Failed;
}
