using System.Security.Cryptography;
using MonEspaceSante.Cda;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>
/// Takes the bytes of one document in one pass: reading the CDA drives the copy to the disk, and its header is judged
/// before any byte of it is written.
/// </summary>
internal sealed class DocumentReception(ContentWriter content, Func<CdaHeader, ReceivedHeader> judge) : CdaSink
{
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReceivedHeader? _header;
    private CdaBodyContent? _body;
    private long _size;

    public async Task<ReceivedDocument> ReceiveAsync(Stream bytes, CdaLimits limits, CancellationToken cancellationToken)
    {
        using (_sha1)
        using (_sha256)
        {
            await CdaDocument.ReadAsync(bytes, this, limits, cancellationToken);
            return new ReceivedDocument(
                _header!, _body!, content, _size, _sha1.GetHashAndReset(), _sha256.GetHashAndReset());
        }
    }

    public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken)
    {
        _header = judge(header);
        return ValueTask.CompletedTask;
    }

    public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _sha1.AppendData(bytes.Span);
        _sha256.AppendData(bytes.Span);
        _size += bytes.Length;
        return content.WriteAsync(bytes, cancellationToken);
    }

    public override ValueTask OnBodyAsync(CdaBodyContent body, CancellationToken cancellationToken)
    {
        VaccinationRule.Demand(_header!, body);
        _body = body;
        return ValueTask.CompletedTask;
    }
}
