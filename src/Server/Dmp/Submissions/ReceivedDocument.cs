using Google.Protobuf;
using MonEspaceSante.Cda;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>A document whose bytes are all received; they are kept only if the submission is.</summary>
internal sealed record ReceivedDocument(
    ReceivedHeader Header, CdaBodyContent Body, ContentWriter Content, long Size, byte[] Sha1, byte[] Sha256)
{
    public Contract.DocumentMetadata Metadata => Header.Metadata;

    public ByteString MetadataBytes => Header.MetadataBytes;

    public Contract.Visibility Visibility => Header.Visibility;
}
