namespace MonEspaceSante.Cda.Wrapping;

/// <summary>What no dictionary of a PDF/A-1 may hold, and the sentence for each fault.</summary>
/// <remarks>ISO 19005-1:2005, clause 6.</remarks>
internal static class PdfA1Rules
{
    public static IReadOnlyList<(PdfFault Fault, Func<PdfDictionary, bool> IsIn)> All { get; } =
    [
        (PdfFault.Encryption, d => d.Has("Encrypt")),
        (PdfFault.CompressedReferences, d => d.Has("Type", "XRef")),
        (PdfFault.ObjectStreams, d => d.Has("Type", "ObjStm")),
        (PdfFault.CompressedMetadata, d => d.Has("Type", "Metadata") && d.Has("Filter")),
        (PdfFault.Font, d => d.Has("Type", "Font")
            && d.Has("Subtype", "Type1", "MMType1", "TrueType", "CIDFontType0", "CIDFontType2")
            && !d.Has("FontDescriptor")),
        (PdfFault.Font, d => d.Has("Type", "FontDescriptor")
            && !(d.Has("FontFile") || d.Has("FontFile2") || d.Has("FontFile3"))),
        (PdfFault.Script, d => d.Has("JavaScript")),
        (PdfFault.Action, d => d.Has("S", "Launch", "Sound", "Movie", "ResetForm", "ImportData")),
        (PdfFault.AutomaticAction, d => d.Has("AA") && d.Has("Type", "Catalog", "Page", "Annot")),
        (PdfFault.EmbeddedFile, d => d.Has("EmbeddedFiles") || d.Has("Type", "EmbeddedFile")
            || d.Has("Subtype", "FileAttachment") || (d.Has("EF") && d.Has("Type", "Filespec"))),
        (PdfFault.Multimedia, d => d.Has("Type", "Annot") && d.Has("Subtype", "Sound", "Movie", "Screen", "3D")),
        (PdfFault.Lzw, d => d.Has("LZWDecode")),
        (PdfFault.Transparency, d => d.Has("S", "Transparency") || (d.Has("SMask") && !d.Has("SMask", "None"))
            || (d.Has("BM") && !d.Has("BM", "Normal", "Compatible"))),
        (PdfFault.OptionalContent, d => d.Has("OCProperties")),
    ];

    public static string Sentence(PdfFault fault) => fault switch
    {
        PdfFault.Version => "La première ligne ne dit pas la version du PDF",
        PdfFault.BinaryComment => "Le commentaire d'octets non ASCII manque en deuxième ligne",
        PdfFault.End => "Le fichier ne se termine pas par %%EOF",
        PdfFault.Trailer => "La fin de fichier (trailer) manque",
        PdfFault.Identifier => "L'identifiant du fichier (ID) manque à la fin de fichier (trailer)",
        PdfFault.Encryption => "Le PDF est chiffré ou protégé",
        PdfFault.CompressedReferences => "La table des références est compressée (PDF 1.5)",
        PdfFault.ObjectStreams => "Des objets sont compressés ensemble (PDF 1.5)",
        PdfFault.Identification => "Les métadonnées XMP ne déclarent pas PDF/A-1, niveau A ou B",
        PdfFault.CompressedMetadata => "Les métadonnées XMP sont compressées",
        PdfFault.OutputIntent => "Le profil de couleur de sortie (OutputIntent GTS_PDFA1) manque",
        PdfFault.Font => "Une police n'est pas incorporée",
        PdfFault.Script => "Le PDF contient du JavaScript",
        PdfFault.Action => "Le PDF contient une action interdite (lancement, son, film, formulaire)",
        PdfFault.AutomaticAction => "Le PDF contient des actions automatiques (AA)",
        PdfFault.EmbeddedFile => "Le PDF contient un fichier joint",
        PdfFault.Multimedia => "Le PDF contient une annotation multimédia",
        PdfFault.Lzw => "Le PDF utilise la compression LZW",
        PdfFault.Transparency => "Le PDF utilise la transparence",
        PdfFault.OptionalContent => "Le PDF contient des calques (contenu optionnel)",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
