using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>A deposit as it arrived, whole.</summary>
internal sealed record ReceivedDeposit(DocumentHeader Header, IReadOnlyList<int> ChunkLengths, byte[] Bytes, SubmissionEnd End)
{
    public SubmissionManifest Manifest => SubmissionManifest.Parser.ParseFrom(End.Manifest);

    public ManifestDocument Document => Manifest.Documents.Single();

    public static async Task<ReceivedDeposit> ReadAsync(IAsyncStreamReader<SubmitDocumentsRequest> parts)
    {
        await parts.MoveNext();
        var header = parts.Current.Header;
        var chunks = new List<ByteString>();
        while (await parts.MoveNext() && parts.Current.PartCase == SubmitDocumentsRequest.PartOneofCase.Chunk)
            chunks.Add(parts.Current.Chunk);
        var end = parts.Current.End;
        if (await parts.MoveNext())
            throw new InvalidOperationException("A message follows the end");
        return new ReceivedDeposit(header, [.. chunks.Select(c => c.Length)], [.. chunks.SelectMany(c => c)], end);
    }
}
