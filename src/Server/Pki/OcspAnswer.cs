using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>What an OCSP service told of one certificate (RFC 6960), not yet verified: see <see cref="IsSignedBy"/>.</summary>
internal sealed class OcspAnswer
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const int Good = 0;
    private const int Revoked = 1;

    private readonly ReadOnlyMemory<byte> _signedPart;
    private readonly ReadOnlyMemory<byte> _algorithm;
    private readonly byte[] _signature;

    private OcspAnswer(AsnReader basic, OcspQuestion question)
    {
        _signedPart = basic.PeekEncodedValue();
        ReadContent(basic.ReadSequence(), question);
        _algorithm = basic.ReadEncodedValue();
        _signature = basic.ReadBitString(out _);
        if (basic.HasData) Certificates = ReadCertificates(basic.ReadSequence(Explicit(0)));
    }

    /// <summary>Null when the service does not know the certificate.</summary>
    public bool? IsRevoked { get; private set; }

    public DateTimeOffset ThisUpdate { get; private set; }

    /// <summary>Null when the service tells something newer at any time.</summary>
    public DateTimeOffset? NextUpdate { get; private set; }

    /// <summary>The certificates that came along, of those that may have signed.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; } = [];

    /// <exception cref="CryptographicException">It is malformed, no success, or the answer of another question.</exception>
    public static OcspAnswer Parse(byte[] encoded, OcspQuestion question)
    {
        try
        {
            var outer = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            if (outer.ReadEnumeratedBytes().Span is not [0])
                throw new CryptographicException("The OCSP service did not answer the question.");
            var typed = outer.ReadSequence(Explicit(0)).ReadSequence();
            if (typed.ReadObjectIdentifier() != Basic)
                throw new CryptographicException("The OCSP service answered in another form.");
            var basic = new AsnReader(typed.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            return new OcspAnswer(basic, question);
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The OCSP answer is malformed.", malformed);
        }
    }

    public bool IsSignedBy(X509Certificate2 signer) =>
        AuthoritySignature.IsBy(signer, _signedPart.Span, _signature, _algorithm);

    private static Asn1Tag Explicit(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);

    private static List<X509Certificate2> ReadCertificates(AsnReader tagged)
    {
        var certificates = new List<X509Certificate2>();
        var encoded = tagged.ReadSequence();
        while (encoded.HasData) certificates.Add(X509CertificateLoader.LoadCertificate(encoded.ReadEncodedValue().Span));
        return certificates;
    }

    private static ReadOnlyMemory<byte> NonceOf(AsnReader extensions) =>
        Extension.ReadAll(extensions, OcspQuestion.NonceExtension)
            .FirstOrDefault(extension => extension.Oid == OcspQuestion.NonceExtension).Value;

    private void ReadContent(AsnReader content, OcspQuestion question)
    {
        if (content.PeekTag().HasSameClassAndValue(Explicit(0))) content.ReadEncodedValue();
        content.ReadEncodedValue();
        content.ReadGeneralizedTime();
        var answers = content.ReadSequence();
        ReadAnswer(answers.ReadSequence(), question);
        // One question was asked.
        answers.ThrowIfNotEmpty();
        var nonce = content.HasData ? NonceOf(content.ReadSequence(Explicit(1)).ReadSequence()) : default;
        if (!question.IsAnsweredBy(nonce.Span)) throw new CryptographicException("The OCSP answer is that of another question.");
    }

    private void ReadAnswer(AsnReader answer, OcspQuestion question)
    {
        if (!answer.ReadEncodedValue().Span.SequenceEqual(question.CertificateId))
            throw new CryptographicException("The OCSP answer is about another certificate.");
        IsRevoked = answer.PeekTag().TagValue switch
        {
            Good => false,
            Revoked => true,
            _ => null,
        };
        answer.ReadEncodedValue();
        ThisUpdate = answer.ReadGeneralizedTime();
        if (answer.HasData && answer.PeekTag().HasSameClassAndValue(Explicit(0)))
            NextUpdate = answer.ReadSequence(Explicit(0)).ReadGeneralizedTime();
        if (answer.HasData) Extension.ReadAll(answer.ReadSequence(Explicit(1)).ReadSequence());
    }
}
