using System.Text.Json;

namespace MonEspaceSante.Server.Reprise;

/// <summary>A file of which each line is an object of JSON.</summary>
internal sealed class JsonLines(Stream file) : IAsyncDisposable
{
    private static ReadOnlyMemory<byte> NewLine => "\n"u8.ToArray();

    /// <param name="write">Writes what the object holds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        await using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await file.WriteAsync(NewLine, cancellationToken);
    }

    public Task FlushAsync(CancellationToken cancellationToken) => file.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
