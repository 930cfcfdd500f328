using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>The content lines of a calendar. Octets are joined before they are read as characters: some programs fold
/// within one.</summary>
internal sealed class UnfoldedLines(Stream source, CalendarLimits limits)
{
    private const int BufferSize = 16 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _atLineStart = true;
    private int _read;
    private int _begin = 1;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Line { get; private set; } = 1;

    public async IAsyncEnumerable<ContentLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        long total = 0;
        int count;
        while ((count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if ((total += count) > limits.MaxBytes)
                throw CalendarLimits.TooLarge("VCALENDAR", limits.MaxBytes, Line);
            ReadOnlyMemory<byte> rest = buffer.AsMemory(0, count);
            while (Take(ref rest) is { } line)
                yield return line;
        }

        if (Content() is { } last)
            yield return last;
    }

    // The next line that is known to end in these bytes; null when they are used up.
    private ContentLine? Take(ref ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        for (var at = 0; at < span.Length; at++)
        {
            if (_atLineStart)
            {
                _atLineStart = false;
                if (span[at] is (byte)' ' or (byte)'\t')
                    continue;
                if (Content() is { } line)
                {
                    bytes = bytes[at..];
                    return line;
                }

                _begin = Line;
            }

            Append(span[at]);
        }

        bytes = default;
        return null;
    }

    private void Append(byte octet)
    {
        if (octet == '\n')
        {
            Line++;
            _atLineStart = true;
        }
        else if (octet != '\r')
        {
            if (_line.WrittenCount == limits.MaxLineBytes)
                throw CalendarLimits.TooLarge("VCALENDAR", limits.MaxLineBytes, _begin);
            _line.Write([octet]);
        }
    }

    // Leaves out a byte order mark, and lines without content.
    private ContentLine? Content()
    {
        if (_line.WrittenCount == 0)
            return null;
        var octets = _line.WrittenSpan;
        if (_read++ == 0 && octets.StartsWith(Encoding.UTF8.Preamble))
            octets = octets[Encoding.UTF8.Preamble.Length..];
        var line = ContentLine.Read(Decode(octets), _begin);
        _line.ResetWrittenCount();
        _begin = Line;
        return line;
    }

    private string Decode(ReadOnlySpan<byte> octets)
    {
        try
        {
            return Utf8.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            throw _read == 1
                ? Refusal.Because(Reason.CalendrierNonReconnu, new Violation("VCALENDAR", "UTF-8 attendu", _begin))
                : CalendarFault.Line(_begin, "UTF-8 attendu");
        }
    }
}
