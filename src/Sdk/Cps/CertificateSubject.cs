using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Cps;

/// <summary>The subject of an IGC-Santé certificate.</summary>
/// <remarks>
/// A person is <c>C=FR, T=Médecin, GIVENNAME + CN=899700296140 + SURNAME</c>, a structure
/// <c>C=FR, ST=Paris (75), O=name, OU=Struct_IdNat, CN=free text</c>. The three attributes that name a person share one
/// multi-valued RDN, which <see cref="X500RelativeDistinguishedName"/> does not read.
/// </remarks>
public sealed record CertificateSubject
{
    private CertificateSubject()
    {
    }

    /// <summary>The country (C), such as <c>FR</c>.</summary>
    public string? Country { get; private set; }

    /// <summary>The profession or role of a person (T), in words, such as <c>Médecin</c>.</summary>
    public string? Title { get; private set; }

    /// <summary>The first name of a person (GIVENNAME).</summary>
    public string? GivenName { get; private set; }

    /// <summary>The name of a person (SURNAME).</summary>
    public string? Surname { get; private set; }

    /// <summary>The PS_IdNat of a person, or free text for a structure (CN).</summary>
    public string? CommonName { get; private set; }

    /// <summary>The name of a structure (O).</summary>
    public string? Organization { get; private set; }

    /// <summary>The Struct_IdNat of a structure (OU).</summary>
    public string? OrganizationalUnit { get; private set; }

    /// <summary>Whether the certificate belongs to a structure rather than to a person.</summary>
    public bool IsOrganisation => OrganizationalUnit is not null && Title is null && Surname is null;

    /// <summary>The profession in table G15 or the role that <see cref="Title"/> stands for; null when it stands for
    /// none.</summary>
    public string? Profession => ProfessionalTitle.Find(Title)?.Code;

    /// <summary>Reads the subject of a certificate.</summary>
    /// <param name="name">The distinguished name.</param>
    /// <exception cref="CryptographicException">It is malformed, or tells one of the attributes twice.</exception>
    public static CertificateSubject Parse(X500DistinguishedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var subject = new CertificateSubject();
        try
        {
            var outer = new AsnReader(name.RawData, AsnEncodingRules.DER);
            var relativeNames = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            while (relativeNames.HasData)
                subject.Take(relativeNames.ReadSetOf(skipSortOrderValidation: true));
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The subject of the certificate is malformed", malformed);
        }

        return subject;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "CertificateSubject(…)";

    private void Take(AsnReader relativeName)
    {
        while (relativeName.HasData)
        {
            var attribute = relativeName.ReadSequence();
            var type = attribute.ReadObjectIdentifier();
            var value = attribute.ReadEncodedValue();
            attribute.ThrowIfNotEmpty();
            Take(type, value);
        }
    }

    private void Take(string type, ReadOnlyMemory<byte> value)
    {
        switch (type)
        {
            case "2.5.4.6": Country = Once(Country, value); break;
            case "2.5.4.12": Title = Once(Title, value); break;
            case "2.5.4.42": GivenName = Once(GivenName, value); break;
            case "2.5.4.4": Surname = Once(Surname, value); break;
            case "2.5.4.3": CommonName = Once(CommonName, value); break;
            case "2.5.4.10": Organization = Once(Organization, value); break;
            case "2.5.4.11": OrganizationalUnit = Once(OrganizationalUnit, value); break;
        }
    }

    // Two values would leave it open who the holder is.
    private static string Once(string? earlier, ReadOnlyMemory<byte> value) => earlier is null
        ? Text(value)
        : throw new CryptographicException("The subject of the certificate tells an attribute twice");

    private static string Text(ReadOnlyMemory<byte> value)
    {
        var reader = new AsnReader(value, AsnEncodingRules.DER);
        var tag = reader.PeekTag();
        var isText = tag.TagClass == TagClass.Universal && (UniversalTagNumber)tag.TagValue
            is UniversalTagNumber.UTF8String
            or UniversalTagNumber.PrintableString
            or UniversalTagNumber.T61String
            or UniversalTagNumber.IA5String
            or UniversalTagNumber.BMPString;
        return isText
            ? reader.ReadCharacterString((UniversalTagNumber)tag.TagValue)
            : throw new CryptographicException("The subject of the certificate holds a value that is no text");
    }
}
