namespace MonEspaceSante.Server.Compte;

/// <summary>An account to which something is due, or a dossier of before that nobody has an account for.</summary>
/// <param name="DueAt">Since when.</param>
/// <param name="Id">Whose.</param>
internal sealed record DueCompte(long DueAt, byte[] Id)
{
    /// <summary>Before all others.</summary>
    public static readonly DueCompte None = new(0, []);
}
