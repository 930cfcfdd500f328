using System.Formats.Asn1;

namespace MonEspaceSante.Server.Pki;

/// <summary>An extension of a list or an answer (RFC 5280): what it is, whether it must be understood, what it holds.</summary>
internal readonly record struct Extension(string Oid, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    public static Extension Read(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
        return new Extension(oid, isCritical, extension.ReadOctetString());
    }
}
