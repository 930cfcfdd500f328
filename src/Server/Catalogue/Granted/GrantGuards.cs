using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Lets applications begin long calls, each looked after to its end.</summary>
internal sealed class GrantGuards(DemandGrant demandGrant, ChangeSignals signals, TimeProvider time)
{
    public GrantGuard Watch(GrantedAccess access, GrantScope scope, CancellationToken cancellationToken) =>
        new(demandGrant, signals, time, access, scope, cancellationToken);
}
