using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>A certificate that no call may be made with, and why.</summary>
internal sealed record BadCertificate(string Name, Reason Reason, Func<SandboxIssuer, X509Certificate2?> Make);
