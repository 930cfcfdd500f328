using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>Distinguished names as IGC-Santé writes them.</summary>
internal static class SandboxSubject
{
    private const string CommonName = "2.5.4.3";
    private const string Surname = "2.5.4.4";
    private const string Country = "2.5.4.6";
    private const string State = "2.5.4.8";
    private const string OrganizationName = "2.5.4.10";
    private const string OrganizationalUnit = "2.5.4.11";
    private const string Title = "2.5.4.12";
    private const string GivenName = "2.5.4.42";

    /// <summary>C=FR, T=title, GIVENNAME + CN=PS_IdNat + SURNAME in one multi-valued name.</summary>
    public static X500DistinguishedName OfPerson(string title, string givenName, string surname, string psIdNat) =>
        Encode([(Country, "FR")], [(Title, title)], [(GivenName, givenName), (CommonName, psIdNat), (Surname, surname)]);

    /// <summary>C=FR, T=title, O=employer, CN=PS_IdNat: the card of an employee that names nobody.</summary>
    public static X500DistinguishedName OfAnonymousEmployee(string title, string employer, string psIdNat) =>
        Encode([(Country, "FR")], [(Title, title)], [(OrganizationName, employer)], [(CommonName, psIdNat)]);

    /// <summary>C=FR, ST, O=name, OU=Struct_IdNat, CN=free.</summary>
    public static X500DistinguishedName OfOrganization(string name, string structIdNat, string label) =>
        Encode(
            [(Country, "FR")],
            [(State, "Paris (75)")],
            [(OrganizationName, name)],
            [(OrganizationalUnit, structIdNat)],
            [(CommonName, label)]);

    public static X500DistinguishedName OfServer(string host) => Encode([(Country, "FR")], [(CommonName, host)]);

    private static X500DistinguishedName Encode(params (string Oid, string Value)[][] names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var name in names) Encode(writer, name);
        }

        return new X500DistinguishedName(writer.Encode());
    }

    private static void Encode(AsnWriter writer, (string Oid, string Value)[] name)
    {
        using var set = writer.PushSetOf();
        foreach (var (oid, value) in name)
        {
            using var attribute = writer.PushSequence();
            writer.WriteObjectIdentifier(oid);
            writer.WriteCharacterString(
                oid == Country ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, value);
        }
    }
}
