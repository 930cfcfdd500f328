using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante;

/// <summary>Options that have been checked, and that no longer change.</summary>
internal sealed record PersonneSettings(
    Uri Server,
    IReadOnlyList<X509Certificate2> TrustedRoots,
    TimeSpan CallDeadline,
    int MaxAttempts,
    TimeProvider TimeProvider)
{
    public static PersonneSettings From(PersonneOptions options)
    {
        if (options.Server is not { IsAbsoluteUri: true } server || server.Scheme != Uri.UriSchemeHttps)
            throw Invalid("Must be an https address", nameof(options.Server));
        if (options.CallDeadline < TimeSpan.FromMilliseconds(1) || options.CallDeadline > TimeSpan.FromDays(1))
            throw Invalid("Must be from 1 ms to 1 day", nameof(options.CallDeadline));
        if (options.MaxAttempts is < 1 or > 10)
            throw Invalid("Must be from 1 to 10", nameof(options.MaxAttempts));
        ArgumentNullException.ThrowIfNull(options.TrustedRoots);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        return new PersonneSettings(
            server, [.. options.TrustedRoots], options.CallDeadline, options.MaxAttempts, options.TimeProvider);
    }

    private static ArgumentException Invalid(string fault, string option) => new(fault, option);
}
