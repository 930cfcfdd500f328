using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante;

/// <summary>Options that have been checked, and that no longer change.</summary>
internal sealed record PersonneSettings(
    Uri Server,
    IReadOnlyList<X509Certificate2> TrustedRoots,
    TimeSpan CallDeadline,
    TimeSpan TransferDeadline,
    int MaxAttempts,
    TimeProvider TimeProvider)
{
    public static PersonneSettings From(PersonneOptions options)
    {
        if (options.Server is not { IsAbsoluteUri: true } server || server.Scheme != Uri.UriSchemeHttps)
            throw Wrong(nameof(options.Server), "Must be an https address");
        DemandDuration(nameof(options.CallDeadline), options.CallDeadline);
        DemandDuration(nameof(options.TransferDeadline), options.TransferDeadline);
        if (options.MaxAttempts is < 1 or > 10)
            throw Wrong(nameof(options.MaxAttempts), "Must be from 1 to 10");
        ArgumentNullException.ThrowIfNull(options.TrustedRoots);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        return new PersonneSettings(
            server,
            [.. options.TrustedRoots],
            options.CallDeadline,
            options.TransferDeadline,
            options.MaxAttempts,
            options.TimeProvider);
    }

    private static void DemandDuration(string option, TimeSpan value)
    {
        if (value < TimeSpan.FromMilliseconds(1) || value > TimeSpan.FromDays(1))
            throw Wrong(option, "Must be from 1 ms to 1 day");
    }

    private static ArgumentException Wrong(string option, string expected) => new(expected, option);
}
