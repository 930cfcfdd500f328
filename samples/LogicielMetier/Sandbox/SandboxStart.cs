using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>Starts a sandbox in this process, at the address and in the folder that the user chose.</summary>
internal static class SandboxStart
{
    public static async Task<SandboxServer> StartAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (!IsServed(settings.Server))
            throw LocalRefusal.NotServedHere(settings.Server);
        try
        {
            return await SandboxServer.StartAsync(
                new SandboxOptions
                {
                    DataFolder = settings.DataFolder,
                    Port = settings.Server.Port,
                    ConfigureLogging = LogErrors,
                },
                cancellationToken);
        }
        catch (DataFolderInUseException inUse)
        {
            throw LocalRefusal.FolderInUse(settings.DataFolder, SandboxFiles.Address(settings.DataFolder), inUse);
        }
        catch (Exception failure) when (IsOfAddress(failure))
        {
            throw LocalRefusal.AddressTaken(settings.Server, failure);
        }
        catch (Exception failure) when (IsOfFolder(failure))
        {
            throw LocalRefusal.FolderUnusable(settings.DataFolder, failure);
        }
    }

    // The sandbox binds to the IPv4 loopback address only.
    private static bool IsServed(Uri server) => server.Host is "localhost" or "127.0.0.1";

    private static bool IsOfAddress(Exception failure) =>
        failure is SocketException or IOException { InnerException: AddressInUseException };

    private static bool IsOfFolder(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or CryptographicException or DbException;

    private static void LogErrors(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Error)
        .AddSimpleConsole(console => console.ColorBehavior = LoggerColorBehavior.Disabled)
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
