namespace MonEspaceSante.Server.Pki;

/// <summary>Warns once when the end of a certificate or list comes nearer than the operator wants, and once when it is over.</summary>
internal sealed partial class ExpiryAlarms(
    TrustExpiries expiries, ServerOptions options, TimeProvider time, ILogger<ExpiryAlarms> logger)
{
    private HashSet<(Expiry Expiry, bool IsOver)> _told = [];

    public void Tell()
    {
        var due = expiries.All().Where(IsNear).Select(expiry => (expiry, IsOver: expiry.At <= time.GetUtcNow())).ToHashSet();
        foreach (var (expiry, isOver) in due.Except(_told))
        {
            if (isOver) LogOver(logger, expiry.Kind, expiry.Name, expiry.At);
            else LogNear(logger, expiry.Kind, expiry.Name, expiry.At);
        }

        _told = due;
    }

    private bool IsNear(Expiry expiry) => expiry.At - time.GetUtcNow() <= (expiry.IsOfList
        ? TimeSpan.FromHours(options.RevocationWarningHours)
        : TimeSpan.FromDays(options.CertificateWarningDays));

    [LoggerMessage(LogLevel.Warning, "The {Kind} of {Name} ends at {At:u}")]
    private static partial void LogNear(ILogger logger, string kind, string name, DateTimeOffset at);

    [LoggerMessage(LogLevel.Warning, "The {Kind} of {Name} is over since {At:u}")]
    private static partial void LogOver(ILogger logger, string kind, string name, DateTimeOffset at);
}
