namespace MonEspaceSante.Server;

/// <summary>Another server uses the data folder.</summary>
public sealed class DataFolderInUseException : IOException
{
    internal DataFolderInUseException(Exception cause)
        : base("Un autre serveur utilise déjà ce dossier de données.", cause)
    {
    }
}
