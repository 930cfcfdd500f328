using System.Diagnostics.Metrics;

namespace MonEspaceSante.Server.Pki;

/// <summary>Counts what trust could not be refreshed. Tags name authorities, never holders.</summary>
internal sealed class TrustMetrics(IMeterFactory meters)
{
    public const string MeterName = "MonEspaceSante.Trust";

    private readonly Counter<long> _failures = meters.Create(MeterName).CreateCounter<long>(
        "monespacesante.trust.refresh_failures",
        "{failure}",
        "Certificates, revocation lists and OCSP answers that could not be taken.");

    /// <param name="kind">What was not taken: server, certificate, revocation_list or ocsp.</param>
    /// <param name="name">The name of the authority or of the file.</param>
    public void CountFailure(string kind, string name) => _failures.Add(1, new("kind", kind), new("name", name));
}
