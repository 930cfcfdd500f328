using Microsoft.Extensions.Logging;
using MonEspaceSante.Server;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>How a sandbox is started.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where the sandbox keeps everything. Null, the default: a temporary folder that goes with the sandbox.</summary>
    public string? DataFolder { get; set; }

    /// <summary>The TCP port on the loopback interface. Default: 0, a free one.</summary>
    public int Port { get; set; }

    /// <summary>A PostgreSQL connection string. Default: none, the store is a SQLite file.</summary>
    public string? Postgres { get; set; }

    /// <summary>The largest document in bytes. Default: that of <see cref="ServerOptions.MaxDocumentBytes"/>.</summary>
    public long MaxDocumentBytes { get; set; } = new ServerOptions().MaxDocumentBytes;

    /// <summary>The file of national parameters. Null, the default: those of <c>parametres.json</c>.</summary>
    public string? ParametersFile { get; set; }

    internal string? DeploymentFile { get; set; }

    internal InsiOptions Insi { get; set; } = new();

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the server's log goes. Default: nowhere.</summary>
    public Action<ILoggingBuilder> ConfigureLogging { get; set; } = _ => { };
}
