namespace MonEspaceSante.Server;

/// <summary>The data folder and the database do not belong together: to start would take documents for orphans.</summary>
public sealed class StoreMismatchException : InvalidOperationException
{
    internal StoreMismatchException()
        : base("Ce dossier de données n'est pas celui de cette base : vérifiez DataFolder et Postgres.")
    {
    }
}
