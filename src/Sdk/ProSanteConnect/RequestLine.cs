using System.Text;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Reads the first line of a request, all that a redirection tells, and lets the headers go by.</summary>
internal static class RequestLine
{
    private const int Largest = 16 * 1024;

    /// <returns>The path and query of a GET; null for anything else.</returns>
    public static async Task<string?> ReadTargetAsync(Stream visitor, CancellationToken cancellationToken)
    {
        var buffer = new byte[Largest];
        var length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            if (length == Largest)
                return null;
            var read = await visitor.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return null;
            length += read;
        }

        var line = Encoding.ASCII.GetString(buffer, 0, buffer.AsSpan(0, length).IndexOf("\r\n"u8));
        return line.Split(' ') is ["GET", var target, _] ? target : null;
    }
}
