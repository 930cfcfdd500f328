using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Signing;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>What stays the same over all tries of a deposit, the card's signature included.</summary>
internal sealed class Deposit(Ins patient, Visibility visibility, SubmitOptions options, ClientSettings settings)
{
    private Wire.SubmissionEnd? _signed;

    public string RequestId { get; } = (options.RequestId ?? Guid.NewGuid()).ToString("D");

    public Ins Patient => patient;

    public Visibility Visibility => visibility;

    public IProgress<long>? Progress => options.Progress;

    /// <summary>The end of the submission. The card signs once, unless the document changed between two
    /// tries.</summary>
    public Wire.SubmissionEnd Sign(Wire.ManifestDocument document)
    {
        var manifest = new Wire.SubmissionManifest
        {
            RequestId = RequestId,
            Patient = patient.ToWire(),
            Documents = { document },
        }.ToByteArray();
        if (_signed is not null && _signed.Manifest.Span.SequenceEqual(manifest))
            return _signed;
        var signature = CarteSignature.Make(manifest, settings.Carte, settings.TimeProvider.GetUtcNow());
        return _signed = new Wire.SubmissionEnd
        {
            Manifest = UnsafeByteOperations.UnsafeWrap(manifest),
            Signature = UnsafeByteOperations.UnsafeWrap(signature),
        };
    }
}
