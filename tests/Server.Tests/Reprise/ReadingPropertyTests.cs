using System.Text;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Server.Reprise;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>A file comes from outside: whatever it holds, each of its lines is read or told.</summary>
internal sealed class ReadingPropertyTests
{
    private const int Longest = 12;

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(LegacyLines.Line(1, 2));

    [Property(MaxTest = 300)]
    public void Any_bytes_are_a_dossier_or_a_fault(byte[] bytes) =>
        Assert.That(() => ReadDossier.Of(bytes), Throws.InstanceOf<LineFaultException>());

    [Property(MaxTest = 1000)]
    public void A_line_with_any_byte_changed_is_a_dossier_or_a_fault(ushort place, byte value)
    {
        var spoilt = Whole.ToArray();
        spoilt[place % spoilt.Length] ^= value;

        Assert.That(() => IsRead(spoilt), Throws.Nothing);
    }

    [Property(MaxTest = 300)]
    public void A_line_that_is_cut_anywhere_is_a_fault(ushort place) =>
        Assert.That(
            () => ReadDossier.Of(Whole.AsSpan(0, place % Whole.Length)), Throws.InstanceOf<LineFaultException>());

    [Property(MaxTest = 300)]
    public async Task Lines_are_told_one_by_one_however_they_come(string?[] texts, byte chunk)
    {
        var file = Encoding.UTF8.GetBytes(string.Join('\n', texts));

        var read = await ReadAsync(new SlowStream(file, 1 + (chunk % 40)));

        Assert.That(read, Is.EqualTo(Expected(file)));
    }

    // Anything else than a fault fails the property.
    private static bool IsRead(byte[] line)
    {
        try
        {
            return ReadDossier.Of(line).Name.Length > 0;
        }
        catch (LineFaultException)
        {
            return false;
        }
    }

    private static async Task<List<(long, string?)>> ReadAsync(Stream file)
    {
        using var reader = new LineReader(file, Longest);
        var read = new List<(long, string?)>();
        while (await reader.ReadAsync(CancellationToken.None) is { } line)
            read.Add((line.Number, line.Bytes is null ? null : Convert.ToHexString(line.Bytes)));
        return read;
    }

    private static List<(long, string?)> Expected(byte[] file)
    {
        var told = new List<(long, string?)>();
        var (number, start) = (0L, 0);
        while (start < file.Length)
        {
            number++;
            var length = file.AsSpan(start).IndexOf((byte)'\n') is var at and >= 0 ? at : file.Length - start;
            var line = file.AsSpan(start, length);
            if (number == 1 && line.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) && length <= Longest) line = line[3..];
            if (length > Longest) told.Add((number, null));
            else if (line.Trim(" \t\r"u8) is { IsEmpty: false } text) told.Add((number, Convert.ToHexString(text)));
            start += length + 1;
        }

        return told;
    }

    private sealed class SlowStream(byte[] file, int chunk) : MemoryStream(file)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, chunk)], cancellationToken);
    }
}
