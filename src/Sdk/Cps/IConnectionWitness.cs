namespace MonEspaceSante.Cps;

/// <summary>A card that is told of each connection: TLS libraries use its key where it cannot see it.</summary>
internal interface IConnectionWitness
{
    /// <summary>Called before the handshake of a connection.</summary>
    /// <param name="cancellationToken">Ends the connection.</param>
    ValueTask BeforeHandshakeAsync(CancellationToken cancellationToken);
}
