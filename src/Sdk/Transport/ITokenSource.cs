using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Transport;

/// <summary>Who gives a client its tokens: the session of a card, the session of a person, the grant of an
/// application.</summary>
internal interface ITokenSource
{
    /// <summary>A token that serves now.</summary>
    /// <param name="previous">The token to go on from. Null when there is none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Token> NextAsync(string? previous, CancellationToken cancellationToken);

    /// <summary>Whether another token puts a refusal right.</summary>
    bool CanHeal(Reason reason);
}
