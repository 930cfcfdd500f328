using MonEspaceSante.Xdm.Zip;

namespace MonEspaceSante.Xdm;

/// <summary>A document with the entry that holds its bytes.</summary>
internal sealed record FoundDocument(ToldDocument Told, ZipEntry Entry);
