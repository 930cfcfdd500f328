using Grpc.Core;

namespace MonEspaceSante.Server.Session;

/// <summary>Lets applications in by the certificate of their publisher. Which grant they call for is the catalogue's to
/// demand.</summary>
internal sealed class ApplicationGate(CallerSession callers) : IGate
{
    public Audience Audience => Audience.Application;

    public Task LetInAsync(ServerCallContext context) => callers.DemandCertificateAsync(context);
}
