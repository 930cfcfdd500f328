using Google.Protobuf;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using SubmissionCall = MonEspaceSante.Dmp.UploadCall<
    MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest, MonEspaceSante.Protos.Dmp.V1.Submission>;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Sends one document to be judged, however broken it is.</summary>
internal sealed class DocumentTrial(SubmissionCall call, Ins patient, string requestId, PlacedDocument document)
{
    public async Task SendAsync(CdaLimits limits, CancellationToken cancellationToken)
    {
        var metadata = await DeriveAsync(limits, cancellationToken).ConfigureAwait(false);
        var header = new Wire.DocumentHeader
        {
            Patient = patient.ToWire(),
            Metadata = UnsafeByteOperations.UnsafeWrap(metadata),
            Visibility = document.Visibility.ToWire(),
            RequestId = requestId,
            Purpose = Wire.SubmissionPurpose.Essai,
        };
        await call.OpenAsync(new() { Header = header }).ConfigureAwait(false);
        await call.WriteAsync(document.Rewind(), cancellationToken).ConfigureAwait(false);
        await call.FlushAsync().ConfigureAwait(false);
    }

    private async Task<byte[]> DeriveAsync(CdaLimits limits, CancellationToken cancellationToken)
    {
        var sink = new DerivingSink();
        try
        {
            await CdaDocument.ReadAsync(document.Rewind(), sink, limits, cancellationToken).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal) when (refusal.Reason != Reason.DocumentTropGrand)
        {
            // The server finds the same fault, and all the others: it is asked for them.
            return sink.Metadata;
        }

        return sink.Metadata;
    }

    private sealed class DerivingSink : CdaSink
    {
        public byte[] Metadata { get; private set; } = [];

        public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken)
        {
            Metadata = DocumentMetadata.FromCda(header).Serialize();
            return ValueTask.CompletedTask;
        }

        public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;
    }
}
