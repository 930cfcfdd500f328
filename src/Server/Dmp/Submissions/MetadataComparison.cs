using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Contract = MonEspaceSante.Protos.Dmp.V1;
using DocumentMetadata = MonEspaceSante.Dmp.DocumentMetadata;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Compares the metadata that the caller states with those that the document gives.</summary>
internal static class MetadataComparison
{
    /// <summary>The metadata, once they are known to tell what the document tells.</summary>
    public static Contract.DocumentMetadata DemandSame(ByteString stated, DocumentMetadata derived)
    {
        var expected = Contract.DocumentMetadata.Parser.ParseFrom(derived.Serialize());
        var actual = Parse(stated);
        var different = Contract.DocumentMetadata.Descriptor.Fields.InFieldNumberOrder()
            .FirstOrDefault(field => !Equals(field.Accessor.GetValue(actual), field.Accessor.GetValue(expected)));
        return different is null
            ? actual
            : throw Refusal.Because(
                Reason.MetadonneesDifferentes,
                new Violation($"header.metadata.{different.Name}", "ne correspond pas au document"));
    }

    public static Contract.DocumentMetadata Parse(ByteString stated)
    {
        try
        {
            return Contract.DocumentMetadata.Parser.ParseFrom(stated);
        }
        catch (InvalidProtocolBufferException)
        {
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("header.metadata", "métadonnées sérialisées attendues"));
        }
    }
}
