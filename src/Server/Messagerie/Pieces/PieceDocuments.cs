using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Reads the clinical documents of attachments, whole: what is broken is refused before it is sent.</summary>
internal sealed class PieceDocuments(ContentStore contents, CdaLimits limits)
{
    /// <returns>The type of the document.</returns>
    /// <exception cref="MonEspaceSanteException">CDA_*, PATIENT_DIFFERENT.</exception>
    public async Task<IReadOnlyList<string>> ReadCdaAsync(Guid content, Ins? patient, CancellationToken cancellationToken)
    {
        await using var bytes = contents.OpenRead(content, cancellationToken);
        return [await ReadAsync(bytes, patient, cancellationToken)];
    }

    /// <returns>The types of the documents in the archive.</returns>
    /// <exception cref="MonEspaceSanteException">XDM_*, CDA_*, PATIENT_DIFFERENT.</exception>
    public Task<IReadOnlyList<string>> ReadXdmAsync(Guid content, Ins? patient, CancellationToken cancellationToken) =>
        throw PieceRule.Refused("attachment.kind", "archive IHE_XDM non prise en charge");

    private async Task<string> ReadAsync(Stream bytes, Ins? patient, CancellationToken cancellationToken)
    {
        var header = await CdaDocument.ReadAsync(bytes, new NoSink(), limits, cancellationToken);
        var metadata = DocumentMetadata.FromCda(header);
        if (patient is not null && metadata.Patient != patient)
            throw Refusal.Because(
                Reason.PatientDifferent, new Violation("attachment", "un autre patient que celui de la conversation"));
        return metadata.Type.Value;
    }

    private sealed class NoSink : CdaSink
    {
        public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;

        public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;
    }
}
