using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm.Zip;

namespace MonEspaceSante.Xdm;

/// <summary>Gives the bytes of a document, and refuses at the end what is not what the metadata tell.</summary>
internal sealed class DocumentStream(EntryStream content, ToldDocument told) : ForwardOnlyStream
{
    private readonly DocumentHashes _hashes = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _hashes.Append(buffer.Span[..count]);
        if (count == 0 && !buffer.IsEmpty)
            Verify();
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hashes.Dispose();
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Verify()
    {
        if (_hashes.Size != told.Document.Size)
            throw told.Fault(Reason.XdmTailleDifferente, "Le fichier n'a pas la taille annoncée (size)");
        if (!told.Document.Sha1.Span.SequenceEqual(_hashes.Sha1()))
            throw told.Fault(Reason.XdmEmpreinteDifferente, "Le fichier n'a pas l'empreinte annoncée (hash)");
    }
}
