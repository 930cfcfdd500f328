using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Catalogue;

/// <summary>Options of an application that have been checked, and that no longer change.</summary>
internal sealed record ApplicationSettings(
    Uri Server,
    X509Certificate2 Certificate,
    X509Certificate2Collection Chain,
    IReadOnlyList<X509Certificate2> TrustedRoots,
    TimeSpan CallDeadline,
    TimeSpan TransferDeadline,
    int MaxAttempts,
    TimeProvider TimeProvider)
{
    private const int MostAttempts = 10;

    public static ApplicationSettings From(ApplicationOptions options)
    {
        if (options.Server is not { IsAbsoluteUri: true } server || server.Scheme != Uri.UriSchemeHttps)
            throw Invalid("Must be an https address", nameof(options.Server));
        if (options.Certificate is not { HasPrivateKey: true } certificate)
            throw Invalid("Must have its key", nameof(options.Certificate));
        if (options.MaxAttempts is < 1 or > MostAttempts)
            throw Invalid($"Must be from 1 to {MostAttempts}", nameof(options.MaxAttempts));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.CallDeadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TransferDeadline, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        return new ApplicationSettings(
            server,
            certificate,
            [.. options.Chain],
            [.. options.TrustedRoots],
            options.CallDeadline,
            options.TransferDeadline,
            options.MaxAttempts,
            options.TimeProvider);
    }

    /// <summary>Names the type only.</summary>
    public override string ToString() => "ApplicationSettings(…)";

    private static ArgumentException Invalid(string what, string option) => new($"{option}: {what}");
}
