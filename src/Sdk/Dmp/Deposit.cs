using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Signing;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>What stays the same over all tries of a deposit, the card's signature included.</summary>
internal sealed class Deposit(
    Ins patient, IReadOnlyList<PlacedDocument> documents, SubmitOptions options, ClientSettings settings)
{
    private Wire.SubmissionEnd? _signed;

    public Wire.SubmissionPurpose Purpose =>
        options.IsAutomatic ? Wire.SubmissionPurpose.Automatique : Wire.SubmissionPurpose.Unspecified;

    public string RequestId { get; } = RequestIds.Of(options.RequestId);

    public Ins Patient => patient;

    public IReadOnlyList<PlacedDocument> Documents => documents;

    public IProgress<long>? Progress => options.Progress;

    /// <summary>Whether another try can send all that this one sends.</summary>
    public bool CanRepeat => documents.All(document => document.Content.CanSeek);

    public Wire.DocumentHeader Header(PlacedDocument document, byte[] metadata) => new()
    {
        Patient = patient.ToWire(),
        Metadata = UnsafeByteOperations.UnsafeWrap(metadata),
        Visibility = document.Visibility.ToWire(),
        RequestId = RequestId,
        Purpose = Purpose,
    };

    /// <summary>The end of the submission. The card signs once, unless a document changed between two tries.</summary>
    public Wire.SubmissionEnd Sign(IEnumerable<Wire.ManifestDocument> sent)
    {
        var manifest = new Wire.SubmissionManifest
        {
            RequestId = RequestId,
            Patient = patient.ToWire(),
            Documents = { sent },
        }.ToByteArray();
        if (_signed is not null && _signed.Manifest.Span.SequenceEqual(manifest))
            return _signed;
        var signature = CarteSignature.Make(manifest, settings.Carte, settings.Server.TimeProvider.GetUtcNow());
        return _signed = new Wire.SubmissionEnd
        {
            Manifest = UnsafeByteOperations.UnsafeWrap(manifest),
            Signature = UnsafeByteOperations.UnsafeWrap(signature),
        };
    }
}
