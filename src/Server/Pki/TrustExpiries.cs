using System.Diagnostics.Metrics;

namespace MonEspaceSante.Server.Pki;

/// <summary>When each thing that trust rests on ends, for alarms and as the metric of the seconds that are left.</summary>
internal sealed class TrustExpiries
{
    private readonly IReadOnlyList<IOwnCertificate> _own;
    private readonly TrustFolder _trust;
    private readonly RevocationLists _lists;
    private readonly TimeProvider _time;

    public TrustExpiries(
        IEnumerable<IOwnCertificate> own, TrustFolder trust, RevocationLists lists, TimeProvider time, IMeterFactory meters)
    {
        _own = [.. own];
        _trust = trust;
        _lists = lists;
        _time = time;
        meters.Create(TrustMetrics.MeterName).CreateObservableGauge(
            "monespacesante.trust.time_to_expiry", Observe, "s", "Seconds until a certificate or revocation list ends.");
    }

    public IEnumerable<Expiry> All() =>
    [
        .. _own.Select(certificate => certificate.Expiry),
        .. _trust.Current.All.Select(authority => new Expiry(
            Authorities.IsSelfSigned(authority) ? "root" : "intermediate",
            AuthorityName.Of(authority.SubjectName),
            new DateTimeOffset(authority.NotAfter))),
        .. _lists.All.Select(list => new Expiry("revocation_list", AuthorityName.Of(list.IssuerName), list.NextUpdate)),
    ];

    private IEnumerable<Measurement<double>> Observe() => All().Select(expiry => new Measurement<double>(
        (expiry.At - _time.GetUtcNow()).TotalSeconds, new("kind", expiry.Kind), new("name", expiry.Name)));
}
