using System.Buffers;
using System.Globalization;
using System.Text;

namespace MonEspaceSante.Agenda;

/// <summary>Writes content lines: escaped, folded at 75 octets and never within a character.</summary>
/// <remarks>RFC 5545, 3.1.</remarks>
internal sealed class FoldedWriter(Stream target)
{
    private const int MaxOctets = 75;

    private readonly ArrayBufferWriter<byte> _written = new();

    /// <summary>Writes a line whose value needs no escape.</summary>
    public void Line(string name, string value)
    {
        var line = Encoding.UTF8.GetBytes($"{name}:{value}").AsSpan();
        var room = MaxOctets;
        while (line.Length > room)
        {
            var length = room;
            while (IsWithinCharacter(line[length]))
                length--;
            _written.Write(line[..length]);
            _written.Write("\r\n "u8);
            line = line[length..];
            room = MaxOctets - 1;
        }

        _written.Write(line);
        _written.Write("\r\n"u8);
    }

    public void Line(string name, int value) => Line(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a line of text; nothing when there is none.</summary>
    public void Text(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Line(name, Escape(text));
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(_written.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _written.ResetWrittenCount();
    }

    private static bool IsWithinCharacter(byte octet) => (octet & 0b1100_0000) == 0b1000_0000;

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            if (character == '\n')
                escaped.Append("\\n");
            else if (character is '\\' or ';' or ',')
                escaped.Append('\\').Append(character);
            else
                escaped.Append(char.IsControl(character) && character != '\t' ? ' ' : character);
        }

        return escaped.ToString();
    }
}
