using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>An application that calls for one grant.</summary>
/// <param name="GrantId">The grant of its token.</param>
/// <param name="Certificate">What its connection was opened with.</param>
internal sealed record ApplicationCaller(Guid GrantId, X509Certificate2 Certificate);
