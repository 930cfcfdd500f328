using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante;

/// <summary>How an insured person reaches the service. Copied when a client is built.</summary>
public sealed class PersonneOptions
{
    /// <summary>The address of the service, <c>https</c>. Required.</summary>
    public Uri? Server { get; set; }

    /// <summary>The roots that the server's certificate may chain to.</summary>
    /// <value>Empty, the default, trusts the roots of the machine. Otherwise these alone.</value>
    public X509Certificate2Collection TrustedRoots { get; set; } = [];

    /// <summary>How long each try of a call may last, transfers of documents apart.</summary>
    /// <value>30 seconds by default. From one millisecond to one day.</value>
    public TimeSpan CallDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long each try of a deposit or of the reading of a document may last.</summary>
    /// <value>10 minutes by default. From one millisecond to one day.</value>
    public TimeSpan TransferDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times a call is tried while it fails for a reason that may pass, with growing
    /// pauses.</summary>
    /// <value>4 by default. From 1, which never tries again, to 10.</value>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The clock. <see cref="TimeProvider.System"/> by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
