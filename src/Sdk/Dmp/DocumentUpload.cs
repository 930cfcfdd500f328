using System.Security.Cryptography;
using Google.Protobuf;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using SubmissionCall = MonEspaceSante.Dmp.UploadCall<
    MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest, MonEspaceSante.Protos.Dmp.V1.Submission>;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Takes one document of a deposit while it is read, and sends it on as it is.</summary>
internal sealed class DocumentUpload(SubmissionCall call, Deposit deposit, PlacedDocument document) : CdaSink, IDisposable
{
    private readonly DocumentHashes _hashes = new();
    private Wire.ManifestDocument _entry = new();

    /// <summary>Sends the whole document, and returns what the card is to sign of it.</summary>
    public async Task<Wire.ManifestDocument> SendAsync(CdaLimits limits, CancellationToken cancellationToken)
    {
        await CdaDocument.ReadAsync(document.Rewind(), this, limits, cancellationToken).ConfigureAwait(false);
        _entry.Size = _hashes.Size;
        _entry.Sha1 = UnsafeByteOperations.UnsafeWrap(_hashes.Sha1());
        _entry.Sha256 = UnsafeByteOperations.UnsafeWrap(_hashes.Sha256());
        return _entry;
    }

    public override async ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken)
    {
        var metadata = DocumentMetadata.FromCda(header);
        if (metadata.Patient != deposit.Patient)
            throw Refusal.Because(
                Reason.PatientDifferent,
                new Violation("ClinicalDocument/recordTarget/patientRole/id", "un autre patient que celui du dossier"));
        var bytes = metadata.Serialize();
        _entry = new Wire.ManifestDocument
        {
            UniqueId = metadata.UniqueId,
            MetadataSha256 = UnsafeByteOperations.UnsafeWrap(SHA256.HashData(bytes)),
            Visibility = document.Visibility.ToWire(),
        };
        await call.OpenAsync(new() { Header = deposit.Header(document, bytes) }).ConfigureAwait(false);
    }

    public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hashes.Append(bytes.Span);
        return call.WriteAsync(bytes);
    }

    public void Dispose() => _hashes.Dispose();
}
