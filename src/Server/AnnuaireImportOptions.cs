namespace MonEspaceSante.Server;

/// <summary>What <c>importer-annuaire</c> imports, and how. Files whose name ends in <c>.gz</c> are gzip.
/// <c>docs/annuaire.md</c> tells the formats.</summary>
public sealed class AnnuaireImportOptions
{
    /// <summary>The file of professionals and activities (<c>PS_LibreAcces_Personne_activite</c>). Default: none, the
    /// professionals that are listed stay.</summary>
    public string? Activites { get; set; }

    /// <summary>The file of competences (<c>PS_LibreAcces_SavoirFaire</c>). Default: none.</summary>
    public string? SavoirFaire { get; set; }

    /// <summary>The file of diplomas and authorisations (<c>PS_LibreAcces_Dipl_AutExerc</c>). Default: none.</summary>
    public string? Diplomes { get; set; }

    /// <summary>The file of mailboxes (<c>Extraction_Correspondance_MSSante</c>). Default: none, the mailboxes that are
    /// listed stay.</summary>
    public string? Boites { get; set; }

    /// <summary>Where the report goes. Default: beside the file of activities, or else of mailboxes, with
    /// <c>.rapport.ndjson</c> after its name.</summary>
    public string? Report { get; set; }

    /// <summary>Whether a directory may be replaced by one of less than half of its lines. Default: false, which keeps a file
    /// that was cut from emptying it.</summary>
    public bool MayShrink { get; set; }

    /// <summary>What the published files call their columns. Default: none, the server's own
    /// <c>extractions.json</c>.</summary>
    public string? Extractions { get; set; }
}
