using System.Security.Cryptography;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>The ways in which the messages of a submission go wrong around a good document.</summary>
internal static class SpoiledSubmissions
{
    private const int LargestMetadata = 256 * 1024;

    private static readonly Ins OtherPatient = new() { Matricule = "207100486108281", Oid = "1.2.250.1.213.1.4.10" };

    public static IEnumerable<SpoiledSubmission> All => [.. Streams, .. Headers, .. Manifests, .. Signatures];

    private static SpoiledSubmission[] Streams =>
    [
        new("no message", EnvoiIncomplet, "header", (_, _) => []),
        new("no header", EnvoiIncomplet, "header", (deposit, card) => deposit.SignedBy(card).Skip(1)),
        new("nothing but an end", EnvoiIncomplet, "header", (deposit, card) => [deposit.End(card)]),
        new("an empty message first", EnvoiIncomplet, "header", (deposit, card) =>
            deposit.SignedBy(card).Prepend(new())),
        new("no end", EnvoiIncomplet, null, (deposit, _) => deposit.Messages),
        new("an empty message for an end", EnvoiIncomplet, "end", (deposit, _) => deposit.Messages.Append(new())),
        new("a chunk after the end", RequeteInvalide, "end", (deposit, card) =>
            deposit.SignedBy(card).Append(deposit.Messages[^1])),
        new("a second end", RequeteInvalide, "end", (deposit, card) => deposit.SignedBy(card).Append(deposit.End(card))),
        new("the document again after the end", RequeteInvalide, "end", (deposit, card) =>
            deposit.SignedBy(card).Concat(deposit.Messages)),
        new("the end before the bytes", DocumentVide, null, (deposit, card) =>
            [deposit.Messages[0], deposit.End(card), .. deposit.Messages.Skip(1)]),
        new("nothing but chunks without a byte", DocumentVide, null, (deposit, card) =>
            [deposit.Messages[0], .. Enumerable.Repeat(new SubmitDocumentsRequest { Chunk = ByteString.Empty }, 10_000), deposit.End(card)]),
        new("a byte changed on its way", EmpreinteDifferente, "manifest.documents", deposit =>
            deposit.Messages[^1].Chunk = Misspell(deposit.Messages[^1].Chunk)),
    ];

    private static SpoiledSubmission[] Headers =>
    [
        new("no patient", RequeteInvalide, "patient", deposit => Header(deposit).Patient = null),
        new("a patient with a wrong key", InsCleInvalide, "matricule", deposit =>
            Header(deposit).Patient.Matricule = "279035121518990"),
        new("a patient with a NIA", InsNiaRefuse, "patient.oid", deposit =>
            Header(deposit).Patient.Oid = "1.2.250.1.213.1.4.9"),
        new("a patient with an INS-C", InsCRetire, "oid", deposit =>
            Header(deposit).Patient.Oid = "1.2.250.1.213.1.4.2"),
        new("a patient of an unknown authority", InsOidRefuse, "oid", deposit => Header(deposit).Patient.Oid = "1.2.3"),
        new("another patient than the document's", PatientDifferent, "ClinicalDocument/recordTarget/patientRole/id",
            deposit => Header(deposit).Patient = OtherPatient),
        new("a request id that is no UUID", RequeteInvalide, "header.request_id", deposit =>
            Header(deposit).RequestId = "42"),
        new("no metadata", RequeteInvalide, "header.metadata", deposit => Header(deposit).Metadata = ByteString.Empty),
        new("metadata that are no message", RequeteInvalide, "header.metadata", deposit =>
            Header(deposit).Metadata = ByteString.CopyFromUtf8("titre")),
        new("endless metadata", RequeteInvalide, "header.metadata", deposit =>
            Header(deposit).Metadata = ByteString.CopyFrom(new byte[LargestMetadata + 1])),
        new("no visibility", RequeteInvalide, "header.visibility", deposit => Header(deposit).Visibility = null),
        new("masked and invisible", VisibilitesIncompatibles, null, deposit =>
            Header(deposit).Visibility = new() { HiddenFromProfessionals = true, HiddenFromPatient = true }),
        new("another title", MetadonneesDifferentes, "header.metadata.title", deposit =>
            Restate(deposit, metadata => metadata.Title = "Ordonnance")),
        new("another type", MetadonneesDifferentes, "header.metadata.type", deposit =>
            Restate(deposit, metadata => metadata.Type.Code_ = "11490-0")),
        new("another author", MetadonneesDifferentes, "header.metadata.authors", deposit =>
            Restate(deposit, metadata => metadata.Authors[0].Id = "899700500012")),
        new("an identifier with a NUL", MetadonneesDifferentes, "header.metadata.unique_id", deposit =>
            Restate(deposit, metadata => metadata.UniqueId += "\0")),
        new("another identifier", MetadonneesDifferentes, "header.metadata.unique_id", deposit =>
            Restate(deposit, metadata => metadata.UniqueId += "1")),
    ];

    private static SpoiledSubmission[] Manifests =>
    [
        new("another SHA-256", EmpreinteDifferente, "manifest.documents", deposit =>
            Document(deposit).Sha256 = Hash("x")),
        new("another SHA-1", EmpreinteDifferente, "manifest.documents", deposit => Document(deposit).Sha1 = Hash("x")),
        new("another size", EmpreinteDifferente, "manifest.documents", deposit => Document(deposit).Size++),
        new("another digest of the metadata", MetadonneesDifferentes, "manifest.documents.metadata_sha256", deposit =>
            Document(deposit).MetadataSha256 = Hash("x")),
        new("another visibility", MetadonneesDifferentes, "manifest.documents.visibility", deposit =>
            Document(deposit).Visibility.HiddenFromPatient = true),
        new("another document", MetadonneesDifferentes, "manifest.documents.unique_id", deposit =>
            Document(deposit).UniqueId = "2.25.1"),
        new("the manifest of another request", MetadonneesDifferentes, "manifest.request_id", deposit =>
            deposit.Manifest.RequestId = $"{Guid.NewGuid():D}"),
        new("the manifest of another patient", MetadonneesDifferentes, "manifest.patient.matricule", deposit =>
            deposit.Manifest.Patient = OtherPatient),
        new("a manifest without document", MetadonneesDifferentes, "manifest.documents", deposit =>
            deposit.Manifest.Documents.Clear()),
        new("a manifest that is no message", RequeteInvalide, "end.manifest", (deposit, card) =>
            [.. deposit.Messages, RawDeposit.End("manifeste"u8.ToArray(), card)]),
    ];

    private static SpoiledSubmission[] Signatures =>
    [
        new("no signature", SignatureInvalide, null, Spoil(end => end.Signature = ByteString.Empty)),
        new("a signature that is none", SignatureInvalide, null,
            Spoil(end => end.Signature = ByteString.CopyFromUtf8("signé"))),
        new("a broken signature", SignatureInvalide, null, Spoil(end => end.Signature = Flip(end.Signature))),
        new("a manifest changed after signing", SignatureInvalide, null,
            Spoil(end => end.Manifest = Flip(end.Manifest))),
        new("no manifest", SignatureInvalide, null, Spoil(end => end.Manifest = ByteString.Empty)),
    ];

    private static DocumentHeader Header(RawDeposit deposit) => deposit.Messages[0].Header;

    private static ManifestDocument Document(RawDeposit deposit) => deposit.Manifest.Documents[0];

    private static ByteString Hash(string text) =>
        ByteString.CopyFrom(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static ByteString Flip(ByteString bytes)
    {
        var flipped = bytes.ToByteArray();
        flipped[^1] ^= 1;
        return ByteString.CopyFrom(flipped);
    }

    private static ByteString Misspell(ByteString chunk) =>
        ByteString.CopyFromUtf8(chunk.ToStringUtf8().Replace("annuel", "annuem", StringComparison.Ordinal));

    private static void Restate(RawDeposit deposit, Action<DocumentMetadata> change)
    {
        var metadata = DocumentMetadata.Parser.ParseFrom(Header(deposit).Metadata);
        change(metadata);
        Header(deposit).Metadata = metadata.ToByteString();
        Document(deposit).MetadataSha256 = ByteString.CopyFrom(SHA256.HashData(metadata.ToByteArray()));
    }

    private static Func<RawDeposit, Cps.ICarteCps, IEnumerable<SubmitDocumentsRequest>> Spoil(
        Action<SubmissionEnd> spoil) =>
        (deposit, card) =>
        {
            var end = deposit.End(card);
            spoil(end.End);
            return deposit.Messages.Append(end);
        };
}
