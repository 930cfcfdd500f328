using System.Buffers.Binary;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at a TIFF: its first directory is there, and describes an image that is there.</summary>
/// <remarks>TIFF 6.0, section 2. The image itself is not decoded.</remarks>
internal sealed class TiffCheck : ContentCheck
{
    private const int HeaderLength = 8;
    private const int CountLength = 2;
    private const int EntryLength = 12;
    private const ushort Width = 256;
    private const ushort Height = 257;
    private const ushort StripOffsets = 273;
    private const ushort StripLengths = 279;
    private const ushort TileOffsets = 324;

    private readonly List<byte> _header = new(HeaderLength);
    private readonly List<byte> _directory = [];
    private long _length;

    private bool IsLittleEndian => _header[0] == 'I';

    private long DirectoryStart => _header.Count == HeaderLength ? Integer(_header, HeaderLength - sizeof(uint)) : long.MaxValue;

    private int DirectoryLength =>
        _directory.Count < CountLength ? CountLength : CountLength + (Short(_directory, 0) * EntryLength);

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = _header.Count < HeaderLength ? Keep(_header, HeaderLength, bytes)
                : _length >= DirectoryStart && _directory.Count < DirectoryLength ? Keep(_directory, DirectoryLength, bytes)
                : (int)Math.Min(bytes.Length, _length < DirectoryStart ? DirectoryStart - _length : bytes.Length);
            _length += taken;
            bytes = bytes[taken..];
        }
    }

    public override IReadOnlyList<string> Findings()
    {
        if (_directory.Count < CountLength || _directory.Count < DirectoryLength)
            return ["Le répertoire de l'image TIFF manque"];
        var tags = Tags();
        if (!tags.ContainsKey(Width) || !tags.ContainsKey(Height)
            || !(tags.ContainsKey(StripOffsets) || tags.ContainsKey(TileOffsets)))
            return ["Le répertoire du TIFF ne décrit pas d'image"];
        return HoldsItsStrip(tags) ? [] : ["La fin de l'image TIFF manque"];
    }

    private static int Keep(List<byte> kept, int wanted, ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(bytes.Length, wanted - kept.Count);
        kept.AddRange(bytes[..taken]);
        return taken;
    }

    private Dictionary<ushort, (uint Count, uint Value)> Tags()
    {
        var tags = new Dictionary<ushort, (uint, uint)>();
        for (var at = CountLength; at < DirectoryLength; at += EntryLength)
            tags[Short(_directory, at)] = (Integer(_directory, at + 4), Value(at));
        return tags;
    }

    // Where there are several strips, their places are elsewhere in the file.
    private bool HoldsItsStrip(Dictionary<ushort, (uint Count, uint Value)> tags) =>
        !tags.TryGetValue(StripOffsets, out var offset) || !tags.TryGetValue(StripLengths, out var length)
        || offset.Count != 1 || length.Count != 1 || (long)offset.Value + length.Value <= _length;

    private uint Value(int entry)
    {
        const ushort shortType = 3;
        return Short(_directory, entry + 2) == shortType
            ? Short(_directory, entry + 8)
            : Integer(_directory, entry + 8);
    }

    private ushort Short(List<byte> bytes, int at) =>
        (ushort)(IsLittleEndian ? bytes[at] | (bytes[at + 1] << 8) : (bytes[at] << 8) | bytes[at + 1]);

    private uint Integer(List<byte> bytes, int at)
    {
        Span<byte> four = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        return IsLittleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(four)
            : BinaryPrimitives.ReadUInt32BigEndian(four);
    }
}
