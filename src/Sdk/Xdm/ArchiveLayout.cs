using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm.Zip;

namespace MonEspaceSante.Xdm;

/// <summary>Which entry plays which part in an archive.</summary>
/// <remarks>IHE XDM: each folder inside IHE_XDM is one submission set, with its METADATA.XML and its documents. What
/// stands elsewhere is for people (README.TXT, INDEX.HTM) and is verified, never read.</remarks>
internal sealed class ArchiveLayout
{
    public const string Root = "IHE_XDM";
    public const string MetadataName = "METADATA.XML";

    // Names differ in more than case: the directory was judged.
    private readonly Dictionary<string, ZipEntry> _untold = new(StringComparer.OrdinalIgnoreCase);

    public ArchiveLayout(IReadOnlyList<ZipEntry> entries)
    {
        Metadata = [.. entries.Where(IsMetadata)];
        if (Metadata.Count == 0)
            throw Refusal.Because(
                Reason.XdmMetadonneesAbsentes, new Violation("zip", $"{Root}/SUBSET01/{MetadataName} manque"));
        Others = [.. entries.Where(entry => !IsInside(entry) || entry.IsFolder)];
        foreach (var entry in entries.Except(Metadata).Except(Others))
            _untold.Add(entry.Name, entry);
    }

    public IReadOnlyList<ZipEntry> Metadata { get; }

    public IReadOnlyList<ZipEntry> Others { get; }

    /// <summary>The entry of a document, which is then told.</summary>
    public ZipEntry Take(ToldDocument document) => _untold.Remove(document.Document.Path, out var entry)
        ? entry
        : throw document.Fault(Reason.XdmDocumentAbsent, "Le fichier que nomme URI manque, ou sert deux fois");

    public void RefuseUntold()
    {
        if (_untold.Values.MinBy(entry => entry.Rank) is { } entry)
            throw entry.Fault(Reason.XdmDocumentEnTrop, $"Aucun {MetadataName} ne nomme ce fichier");
    }

    private static bool IsInside(ZipEntry entry) => Steps(entry) is [var root, _, ..] && Is(root, Root);

    private static bool IsMetadata(ZipEntry entry) =>
        !entry.IsFolder && Steps(entry) is [var root, _, var name] && Is(root, Root) && Is(name, MetadataName);

    private static string[] Steps(ZipEntry entry) => entry.Name.Split('/');

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
