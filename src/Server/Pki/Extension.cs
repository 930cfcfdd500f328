using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MonEspaceSante.Server.Pki;

/// <summary>An extension of a list or an answer (RFC 5280): what it is, whether it must be understood, what it holds.</summary>
internal readonly record struct Extension(string Oid, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    /// <exception cref="CryptographicException">One must be understood that is not among the known.</exception>
    public static IReadOnlyList<Extension> ReadAll(AsnReader extensions, params IEnumerable<string> known)
    {
        var read = new List<Extension>();
        while (extensions.HasData) read.Add(Read(extensions));
        return read.TrueForAll(extension => !extension.IsCritical || known.Contains(extension.Oid))
            ? read
            : throw new CryptographicException("An extension must be understood and is not.");
    }

    private static Extension Read(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
        return new Extension(oid, isCritical, extension.ReadOctetString());
    }
}
