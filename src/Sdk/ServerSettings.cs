using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante;

/// <summary>How any client reaches the server: options that have been checked, and that no longer change.</summary>
internal sealed record ServerSettings(
    Uri Address,
    IReadOnlyList<X509Certificate2> TrustedRoots,
    TimeSpan CallDeadline,
    TimeSpan TransferDeadline,
    int MaxAttempts,
    TimeProvider TimeProvider)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // The options of every client have these names: a fault tells its own.
    public static ServerSettings From(
        Uri? server,
        X509Certificate2Collection trustedRoots,
        TimeSpan callDeadline,
        TimeSpan transferDeadline,
        int maxAttempts,
        TimeProvider timeProvider) => new(
            Option.Https(server, nameof(MonEspaceSanteOptions.Server)),
            [.. Option.Required(trustedRoots, nameof(MonEspaceSanteOptions.TrustedRoots))],
            Option.Within(callDeadline, Shortest, Longest, nameof(MonEspaceSanteOptions.CallDeadline)),
            Option.Within(transferDeadline, Shortest, Longest, nameof(MonEspaceSanteOptions.TransferDeadline)),
            Option.Within(maxAttempts, 1, 10, nameof(MonEspaceSanteOptions.MaxAttempts)),
            Option.Required(timeProvider, nameof(MonEspaceSanteOptions.TimeProvider)));
}
