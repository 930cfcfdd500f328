namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What was done to a dossier.</summary>
/// <param name="Transaction">The national transaction, such as <c>TD3.2</c>.</param>
/// <param name="DocumentUniqueId">The document it was done to; null where it is none in particular.</param>
/// <param name="IsAutomatic">Whether the software did it by itself, and not on the professional's demand.</param>
internal sealed record TracedAct(string Transaction, string? DocumentUniqueId = null, bool IsAutomatic = false)
{
    private const string Search = "TD3.1";

    /// <summary>Whether the patient is told of it at once: of each kind of search (TD3.1a, TD3.1b).</summary>
    public bool IsSearch => Transaction.StartsWith(Search, StringComparison.Ordinal);
}
