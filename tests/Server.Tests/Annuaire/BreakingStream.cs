using System.Text;

namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>A file that cannot be read to its end.</summary>
internal sealed class BreakingStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("The disk is gone.");
}
