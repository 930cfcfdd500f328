namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>What a file is, by its name: a clinical document, or something to wrap into one.</summary>
internal static class FileKind
{
    /// <summary>The media type of a file to wrap. Null for a clinical document.</summary>
    public static string? MediaTypeOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".rtf" => "text/rtf",
        ".txt" => "text/plain",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".tif" or ".tiff" => "image/tiff",
        _ => null,
    };

    public static bool IsCda(string path) => MediaTypeOf(path) is null;
}
