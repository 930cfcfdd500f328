using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>A submission of any number of documents as it arrived, whole.</summary>
internal sealed record ReceivedLot(IReadOnlyList<(DocumentHeader Header, byte[] Bytes)> Documents, SubmissionEnd End)
{
    public SubmissionManifest Manifest => SubmissionManifest.Parser.ParseFrom(End.Manifest);

    public static async Task<ReceivedLot> ReadAsync(IAsyncStreamReader<SubmitDocumentsRequest> parts)
    {
        var documents = new List<(DocumentHeader, byte[])>();
        await parts.MoveNext();
        while (parts.Current.PartCase == SubmitDocumentsRequest.PartOneofCase.Header)
        {
            var header = parts.Current.Header;
            var chunks = new List<ByteString>();
            while (await parts.MoveNext() && parts.Current.PartCase == SubmitDocumentsRequest.PartOneofCase.Chunk)
                chunks.Add(parts.Current.Chunk);
            documents.Add((header, [.. chunks.SelectMany(c => c)]));
        }

        var end = parts.Current.End;
        return await parts.MoveNext()
            ? throw new InvalidOperationException("A message follows the end")
            : new ReceivedLot(documents, end);
    }
}
