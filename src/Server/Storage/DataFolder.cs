namespace MonEspaceSante.Server.Storage;

/// <summary>Where a server keeps everything: the one place that knows the names of its files.</summary>
internal sealed class DataFolder(string root)
{
    public string Keys => Path.Combine(root, "cles");

    public string Contents => Path.Combine(root, "documents");

    public string StoreIdentityFile => Path.Combine(root, "base.id");

    public string SqliteFile => Path.Combine(root, "base.sqlite");

    public string Cards => Path.Combine(root, "cartes");

    /// <summary>Roots, intermediates and revocation lists that clients' certificates are judged by.</summary>
    public string Trust => Path.Combine(root, "confiance");

    public string Revoked => Path.Combine(Pki, "revoques");

    public string ServerCertificate => Path.Combine(Pki, "serveur.p12");

    /// <summary>What this service proves itself with where it is a client: to Pro Santé Connect.</summary>
    public string ServiceCertificate => Path.Combine(Pki, "service.p12");

    /// <summary>Tells other processes where Pro Santé Connect is: the sandbox's stub listens on a port of its own.</summary>
    public string IssuerAddressFile => Path.Combine(root, "adresse-psc");

    /// <summary>Tells other processes where the server of this folder listens. Worth nothing once the lock is free.</summary>
    public string AddressFile => Path.Combine(root, "adresse");

    private string Pki => Path.Combine(root, "pki");

    /// <summary>The database that the operator chose; SQLite is in the folder.</summary>
    public Database OpenDatabase(ServerOptions options) =>
        options.Postgres is null ? new SqliteDatabase(SqliteFile) : new PostgresDatabase(options.Postgres);

    public void Create() => PrivateFile.CreateFolder(root);

    /// <summary>Keeps other servers out until disposed; a crash releases it.</summary>
    public FileStream Lock()
    {
        try
        {
            return new FileStream(Path.Combine(root, "verrou"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse) when (inUse is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new DataFolderInUseException(inUse);
        }
    }

    /// <summary>Keeps other imports out until disposed, and sweeps: contents have no row yet while they are imported. Null
    /// when one is under way.</summary>
    public FileStream? TryLockImport()
    {
        try
        {
            return new FileStream(
                Path.Combine(root, "verrou-reprise"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse) when (inUse is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public void CreatePkiFolders()
    {
        foreach (var folder in new[] { Trust, Cards, Pki, Revoked }) PrivateFile.CreateFolder(folder);
    }

    public string CardFile(string name) => Path.Combine(Cards, name + ".p12");

    public string AuthorityCertificate(string name) => Path.Combine(Trust, name + ".pem");

    public string RevocationList(string name) => Path.Combine(Trust, name + ".crl");

    public string AuthorityKey(string name) => Path.Combine(Pki, name + ".cle.pem");

    public string RevokedCertificate(string serialNumber) => Path.Combine(Revoked, serialNumber + ".pem");
}
