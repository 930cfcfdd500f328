namespace MonEspaceSante.Server;

/// <summary>What an operator can set. Without anything set, the server is a sandbox on the loopback interface.</summary>
public sealed class ServerOptions
{
    /// <summary>Where the server keeps everything. Default: <c>donnees</c> in the working folder.</summary>
    public string DataFolder { get; set; } = "donnees";

    /// <summary>The TCP port on the loopback interface; 0 takes a free one. Default: 5443.</summary>
    public int Port { get; set; } = 5443;

    /// <summary>A PostgreSQL connection string. Default: none, the store is a SQLite file in the data folder.</summary>
    public string? Postgres { get; set; }

    /// <summary>The largest document in bytes. Default: 50 MiB; no national figure is published.</summary>
    public long MaxDocumentBytes { get; set; } = 50 * 1024 * 1024;

    /// <summary>Who may do which transaction. Default: none, the server's own <c>matrice-fonctionnelle.json</c>.</summary>
    public string? FunctionalMatrixFile { get; set; }

    /// <summary>Which documents each profession reads. Default: none, the server's own <c>matrice-documents.json</c>.</summary>
    public string? DocumentMatrixFile { get; set; }

    /// <summary>The structures that the server knows. Default: none, the sandbox's own <c>structures.json</c>.</summary>
    public string? StructuresFile { get; set; }

    /// <summary>Whose accounts open, and when. Default: none, the server's own <c>deploiement.json</c>.</summary>
    public string? DeploymentFile { get; set; }

    /// <summary>What patients are reminded of by age: vaccinations and follow-up exams. Default: none, the server's own
    /// <c>rappels.json</c>.</summary>
    public string? RappelsFile { get; set; }

    /// <summary>How many times a series of appointments takes place at most. Default: 400.</summary>
    public int MaxOccurrences { get; set; } = 400;

    /// <summary>Whose tokens of Pro Santé Connect are taken, from which issuer. Default: none, the server's own
    /// <c>espace-de-confiance.json</c>, which names the stub issuer of the sandbox.</summary>
    public string? TrustSpaceFile { get; set; }

    /// <summary>The TCP port of the sandbox's stub issuer on the loopback interface. Default: 0, a free one, told in
    /// <c>adresse-psc</c> of the data folder.</summary>
    public int IssuerPort { get; set; }

    /// <summary>A file of national parameters, read again when it changes. What it leaves out, and all of it without a
    /// file, is that of <c>src/Server/Parameters/parametres.json</c>. Default: none.</summary>
    public string? ParametersFile { get; set; }

    /// <summary>The trust set whose cards are taken: <c>bac-a-sable</c>, <c>test</c> or <c>production</c>. Default:
    /// <c>bac-a-sable</c>, the server's own PKI, which it makes.</summary>
    public string TrustSet { get; set; } = "bac-a-sable";

    /// <summary>The trust sets that exist. Default: none, the server's own <c>igc-sante.json</c>.</summary>
    public string? TrustSetsFile { get; set; }

    /// <summary>The PKCS#12 file of the server's key, certificate and intermediates, read again when it changes. Default:
    /// none, that of the sandbox.</summary>
    public string? ServerCertificateFile { get; set; }

    /// <summary>The password of that file. Default: none.</summary>
    public string? ServerCertificatePassword { get; set; }

    /// <summary>How often revocation lists are asked for at their addresses, in seconds. Default: 20, so that a revocation
    /// takes effect within a minute; a list that has not changed is not sent again.</summary>
    public int RevocationRefreshSeconds { get; set; } = 20;

    /// <summary>For how many minutes a revocation list serves past its end when no newer one is had. Default: 0, cards
    /// that cannot be verified are refused.</summary>
    public int RevocationGraceMinutes { get; set; }

    /// <summary>How many days before its end a certificate is warned of in the log. Default: 30.</summary>
    public int CertificateWarningDays { get; set; } = 30;

    /// <summary>How many hours before its end a revocation list is warned of in the log. Default: 24.</summary>
    public int RevocationWarningHours { get; set; } = 24;

    /// <summary>How national identities are found and verified. Default: in the server's own register.</summary>
    public InsiOptions Insi { get; set; } = new();

    /// <summary>What the command <c>importer-dossiers</c> imports. A server that serves does not look at it.</summary>
    public LegacyImportOptions Import { get; set; } = new();

    /// <summary>The limits of messages, the addresses of patients, and to whom they may write first. Default: none, the
    /// server's own <c>messagerie.json</c>.</summary>
    public string? MessagerieFile { get; set; }

    /// <summary>Where an attachment may go by what restricts it. Default: none, the server's own
    /// <c>routage.json</c>.</summary>
    public string? RoutingFile { get; set; }

    /// <summary>What the command <c>importer-annuaire</c> imports. A server that serves does not look at it.</summary>
    public AnnuaireImportOptions Annuaire { get; set; } = new();

    /// <summary>A folder of XML schemas of the CI-SIS that tried submissions are held to. Default: none.</summary>
    public string? SchemaFolder { get; set; }

    /// <summary>The file of that folder that declares ClinicalDocument, relative to it. Default: the only one that does.</summary>
    public string? SchemaFile { get; set; }

    /// <summary>
    /// A program that judges the document on its standard input by schematrons, and writes SVRL. Default: none.
    /// </summary>
    public string? SchematronProgram { get; set; }
}
