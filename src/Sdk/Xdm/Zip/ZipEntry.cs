using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>An entry of a zip, as its directory tells it.</summary>
/// <param name="Rank">Its place in the directory, from 1: as listings show them.</param>
/// <param name="RawName">Its name, as written.</param>
/// <param name="Name">Its name. A folder's ends with a slash.</param>
/// <param name="IsDeflated">Whether its bytes are compressed.</param>
/// <param name="Crc">The CRC-32 of its bytes.</param>
/// <param name="PackedSize">How many bytes it takes in the zip.</param>
/// <param name="Size">How many bytes it tells to be: never believed.</param>
/// <param name="HeaderOffset">Where its own header stands in the zip.</param>
internal sealed record ZipEntry(
    int Rank,
    ReadOnlyMemory<byte> RawName,
    string Name,
    bool IsDeflated,
    uint Crc,
    long PackedSize,
    long Size,
    long HeaderOffset)
{
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>The folder that it stands in, without a slash at its end.</summary>
    public string Folder => Name[..Math.Max(Name.LastIndexOf('/'), 0)];

    /// <summary>Where its bytes begin in the zip, once its own header was read.</summary>
    public long DataOffset { get; init; }

    /// <summary>A refusal for this entry. Its name is not told: it may name a patient.</summary>
    public MonEspaceSanteException Fault(Reason reason, string description) => Fault(Rank, reason, description);

    public static MonEspaceSanteException Fault(int rank, Reason reason, string description) =>
        Refusal.Because(reason, new Violation(Place(rank), description));

    public static string Place(int rank) => $"zip/entry[{rank}]";
}
