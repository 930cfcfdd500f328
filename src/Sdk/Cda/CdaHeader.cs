using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cda;

/// <summary>The header of a CDA R2 document, read but not judged: see
/// <see cref="Dmp.DocumentMetadata.FromCda(CdaHeader)"/>.</summary>
public sealed class CdaHeader
{
    internal CdaHeader(HeaderElement root, CdaBody body, bool presentsItself)
    {
        Root = root;
        Body = body;
        PresentsItself = presentsItself;
    }

    /// <summary>Whether the document comes inside the stylesheet that displays it.</summary>
    public bool PresentsItself { get; }

    /// <summary>The media type of a body that is one file (level 1); null for a structured body (level 3).</summary>
    public string? BodyMediaType => Body.MediaType;

    internal bool IsVaccinationNote => Root.First("code")?["code"] == DocumentTypes.VaccinationNote;

    internal HeaderElement Root { get; }

    internal CdaBody Body { get; }
}
