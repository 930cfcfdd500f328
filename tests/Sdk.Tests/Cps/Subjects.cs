using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Sdk.Tests.Cps;

/// <summary>Subjects of certificates, multi-valued where the national ones are.</summary>
internal static class Subjects
{
    public const string Country = "2.5.4.6";
    public const string Title = "2.5.4.12";
    public const string GivenName = "2.5.4.42";
    public const string Surname = "2.5.4.4";
    public const string CommonName = "2.5.4.3";
    public const string State = "2.5.4.8";
    public const string Organization = "2.5.4.10";
    public const string OrganizationalUnit = "2.5.4.11";

    public static X500DistinguishedName Person(
        string psIdNat = "899700296140", string title = "Médecin", string surname = "DOC0029614", string given = "KIT") =>
        Of(
            [(Country, "FR")],
            [(Title, title)],
            [(GivenName, given), (CommonName, psIdNat), (Surname, surname)]);

    public static X500DistinguishedName Structure(string structIdNat = "10B0130811", string name = "CABINET TEST") =>
        Of(
            [(Country, "FR")],
            [(State, "Paris (75)")],
            [(Organization, name)],
            [(OrganizationalUnit, structIdNat)],
            [(CommonName, "serveur du cabinet")]);

    public static X500DistinguishedName Of(params (string Type, string Value)[][] relativeNames)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var attributes in relativeNames)
            {
                using (writer.PushSetOf())
                {
                    foreach (var (type, value) in attributes)
                        WriteAttribute(writer, type, value);
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }

    private static void WriteAttribute(AsnWriter writer, string type, string value)
    {
        using var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        writer.WriteCharacterString(
            type == Country ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, value);
    }
}
