using System.Buffers;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads the lines of a file of any size. A line beyond the limit is skipped to its end, in as little memory.
/// </summary>
internal sealed class LineReader(Stream stream, int longest = LineReader.Longest) : IDisposable
{
    public const int Longest = 16 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;
    private const byte NewLine = (byte)'\n';

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private long _number;
    private bool _isEnded;

    /// <summary>The next line that is not blank; null after the last.</summary>
    public async ValueTask<ReadLine?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = await FindEndAsync(cancellationToken);
            if (length == 0 && _isEnded && _start == _end) return null;
            _number++;
            if (length < 0) return new ReadLine(_number, null);
            var line = Take(length);
            if (line.Length > 0) return new ReadLine(_number, line);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    // The length of the line that begins here, without its end; negative when it is skipped.
    private async ValueTask<int> FindEndAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        var isSkipped = false;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(NewLine);
            if (at >= 0 && !isSkipped && searched + at <= longest) return searched + at;
            if (at >= 0)
            {
                _start += searched + at + 1;
                return -1;
            }

            searched = _end - _start;
            if (searched > longest) isSkipped = true;
            if (isSkipped) (_start, _end, searched) = (0, 0, 0);
            if (!_isEnded && await FillAsync(cancellationToken)) continue;
            return isSkipped ? -1 : searched;
        }
    }

    private byte[] Take(int length)
    {
        var line = _buffer.AsSpan(_start, length);
        _start = Math.Min(_start + length + 1, _end);
        if (_number == 1 && line.StartsWith(Mark)) line = line[Mark.Length..];
        return line.Trim(" \t\r"u8).ToArray();
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _buffer.Length) MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _isEnded = read == 0;
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        var left = _end - _start;
        // Half of it free already: moving is enough.
        var next = left > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, left).CopyTo(next);
        if (next != _buffer) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end) = (next, 0, left);
    }
}
