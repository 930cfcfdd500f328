using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Who watches whose dossier.</summary>
/// <param name="Caller">Who, under which authority.</param>
/// <param name="Certificate">What the caller's connection was opened with.</param>
/// <param name="Patient">Whose dossier.</param>
internal sealed record Watcher(Caller Caller, X509Certificate2 Certificate, Ins Patient)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Watcher(…)";
}
