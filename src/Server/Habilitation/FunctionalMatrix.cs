using System.Collections.Frozen;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>Who may do which transaction: <c>matrice-fonctionnelle.json</c>. What it does not tell, it denies.</summary>
internal sealed class FunctionalMatrix
{
    private readonly FrozenDictionary<(MatrixActor Actor, AccessMode Mode, string Transaction), Grant> _grants;
    private readonly FrozenDictionary<AuthenticationMode, FrozenSet<string>> _transactions;
    private readonly IReadOnlyList<ActorRule> _actors;

    private FunctionalMatrix(FunctionalMatrixReader reader)
    {
        Version = reader.Version;
        _grants = reader.Grants();
        _transactions = reader.Transactions();
        _actors = reader.Actors();
    }

    public string Version { get; }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static FunctionalMatrix Load(string? path) => new(new(new("matrice-fonctionnelle.json", path)));

    /// <summary>One cell of the matrix, whatever the mode of authentication.</summary>
    public Grant Of(MatrixActor? actor, AccessMode mode, string transaction) =>
        actor is { } column ? _grants.GetValueOrDefault((column, mode, transaction)) : Grant.Denied;

    /// <summary>What a session is granted: its cell, where its mode of authentication allows the transaction at all.</summary>
    public Grant Of(SessionLps session, bool isMedecinTraitant, AccessMode mode, string transaction) =>
        Allows(session.Mode, transaction) ? Of(ActorOf(session, isMedecinTraitant), mode, transaction) : Grant.Denied;

    /// <summary>Whether a mode of authentication allows a transaction at all, whoever makes it.</summary>
    public bool Allows(AuthenticationMode mode, string transaction) =>
        _transactions.TryGetValue(mode, out var transactions) && transactions.Contains(transaction);

    /// <summary>The column of a session; null when the matrix has none for it.</summary>
    public MatrixActor? ActorOf(SessionLps session, bool isMedecinTraitant) =>
        _actors.FirstOrDefault(rule => rule.Fits(session, isMedecinTraitant))?.Actor;

    /// <summary>Demands the right to make a call. A method that <see cref="Transactions"/> does not tell is denied.</summary>
    /// <remarks>What the caller may do as a médecin traitant shows with the dossier: it is let through here.</remarks>
    public void Demand(SessionLps session, AccessMode mode, string method)
    {
        var transactions = Transactions.Of(method);
        if (!transactions.Any(transaction => MayEverMake(session, mode, transaction)))
            throw Refusal.Because(Reason.DroitInsuffisant, "transaction", string.Join(' ', transactions));
    }

    private bool MayEverMake(SessionLps session, AccessMode mode, string transaction) =>
        Of(session, isMedecinTraitant: false, mode, transaction) != Grant.Denied
        || Of(session, isMedecinTraitant: true, mode, transaction) != Grant.Denied;
}
