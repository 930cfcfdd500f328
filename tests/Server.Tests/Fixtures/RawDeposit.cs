using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Signing;
using Ins = MonEspaceSante.Identity.Ins;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A deposit spelt message by message: right as it is made, for a test to spoil before it is sent.</summary>
internal sealed class RawDeposit
{
    private const int ChunkSize = 16 * 1024;

    public RawDeposit(Ins patient)
    {
        Manifest = new SubmissionManifest { RequestId = RequestId.ToString("D"), Patient = Wire(patient) };
    }

    public Guid RequestId { get; init; } = Guid.NewGuid();

    /// <summary>The headers and chunks.</summary>
    public List<SubmitDocumentsRequest> Messages { get; } = [];

    /// <summary>What will be signed.</summary>
    public SubmissionManifest Manifest { get; }

    public IEnumerable<string> UniqueIds => Manifest.Documents.Select(document => document.UniqueId);

    public static async Task<RawDeposit> OfAsync(params IReadOnlyList<CdaSample> documents)
    {
        var deposit = new RawDeposit(documents[0].Patient);
        foreach (var document in documents)
        {
            var text = await document.TextAsync();
            deposit.Add(Encoding.UTF8.GetBytes(text), await MetadataAsync(document));
        }

        return deposit;
    }

    /// <summary>The metadata that a sample tells, serialised.</summary>
    public static async Task<byte[]> MetadataAsync(CdaSample sample)
    {
        using var stream = await sample.ToStreamAsync();
        return (await CdaReading.MetadataAsync(stream)).Serialize();
    }

    public void Add(byte[] document, byte[] metadata)
    {
        var stated = Protos.Dmp.V1.DocumentMetadata.Parser.ParseFrom(metadata);
        Messages.Add(new()
        {
            Header = new DocumentHeader
            {
                Patient = Manifest.Patient.Clone(),
                RequestId = Manifest.RequestId,
                Metadata = ByteString.CopyFrom(metadata),
                Visibility = new Visibility(),
            },
        });
        Messages.AddRange(document.Chunk(ChunkSize)
            .Select(chunk => new SubmitDocumentsRequest { Chunk = ByteString.CopyFrom(chunk) }));
        Manifest.Documents.Add(new ManifestDocument
        {
            UniqueId = stated.UniqueId,
            Size = document.Length,
            Sha1 = ByteString.CopyFrom(Sha1(document)),
            Sha256 = ByteString.CopyFrom(SHA256.HashData(document)),
            MetadataSha256 = ByteString.CopyFrom(SHA256.HashData(metadata)),
            Visibility = new Visibility(),
        });
    }

    /// <summary>All the messages, the manifest signed as it now stands.</summary>
    public IEnumerable<SubmitDocumentsRequest> SignedBy(ICarteCps card) => [.. Messages, End(card)];

    public SubmitDocumentsRequest End(ICarteCps card) => End(Manifest.ToByteArray(), card);

    public static SubmitDocumentsRequest End(byte[] manifest, ICarteCps card) => new()
    {
        End = new SubmissionEnd
        {
            Manifest = ByteString.CopyFrom(manifest),
            Signature = ByteString.CopyFrom(
                CadesSignature.SignDetached(manifest, card, TimeProvider.System.GetUtcNow())),
        },
    };

    public static Protos.Identity.V1.Ins Wire(Ins patient) =>
        new() { Matricule = patient.Matricule, Oid = patient.Oid };

#pragma warning disable CA5350 // The national registry knows documents by their SHA-1.
    private static byte[] Sha1(byte[] document) => SHA1.HashData(document);
#pragma warning restore CA5350
}
