using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>A document that was put into an archive, and what METADATA.XML is to tell of it.</summary>
internal sealed record WrittenDocument(
    int Rank, DocumentMetadata Metadata, Visibility Visibility, HeaderElement Header, long Size, byte[] Sha1)
{
    /// <summary>How the registry names it inside METADATA.XML.</summary>
    public string Id => $"Document{Rank + 1:00}";

    public string FileName => FileNameOf(Rank);

    public static string FileNameOf(int rank) => $"DOC{rank + 1:00000}.XML";
}
