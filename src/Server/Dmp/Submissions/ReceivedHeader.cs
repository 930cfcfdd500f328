using Google.Protobuf;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>What the dossier will tell of a document, once its header is judged.</summary>
/// <param name="Metadata">What the document says of itself.</param>
/// <param name="MetadataBytes">The same, as they are kept.</param>
/// <param name="Visibility">To whom it is shown.</param>
/// <param name="Origin">Who brings it.</param>
internal sealed record ReceivedHeader(
    Contract.DocumentMetadata Metadata,
    ByteString MetadataBytes,
    Contract.Visibility Visibility,
    Contract.DocumentOrigin Origin = Contract.DocumentOrigin.Professionnel);
