namespace MonEspaceSante.Server;

/// <summary>What <c>importer-dossiers</c> imports, and how.</summary>
public sealed class LegacyImportOptions
{
    /// <summary>The file of dossiers, one a line; gzip when its name ends in <c>.gz</c>. Required. <c>docs/reprise.md</c>
    /// tells the format.</summary>
    public string? File { get; set; }

    /// <summary>The folder that the places of documents are relative to. Default: that of the file.</summary>
    public string? DocumentFolder { get; set; }

    /// <summary>Where the report goes. Default: beside the file, with <c>.rapport.ndjson</c> after its name.</summary>
    public string? Report { get; set; }

    /// <summary>Whether dossiers come in when bytes of their documents are not there. Default: false, such a dossier is
    /// reported and waits. A document without bytes is listed, and refused with DOCUMENT_SANS_CONTENU when it is read;
    /// its bytes come with a later import.</summary>
    public bool MetadataOnly { get; set; }
}
