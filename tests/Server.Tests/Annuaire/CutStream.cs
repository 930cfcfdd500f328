using System.Text;

namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>A compressed file that ends before its end.</summary>
internal sealed class CutStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new InvalidDataException("Cut.");
}
