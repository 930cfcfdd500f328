using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>An archive of one document, with the least that METADATA.XML must tell.</summary>
internal static class SmallArchive
{
    public const string MetadataPath = "IHE_XDM/SUBSET01/METADATA.XML";
    public const string DocumentPath = "IHE_XDM/SUBSET01/DOC00001.XML";
    public const string Document = "<ClinicalDocument/>";

    public static string Metadata { get; } = $"""
        <s:SubmitObjectsRequest xmlns:s="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">
        <RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
        <RegistryPackage id="s">
        <Classification classifiedObject="s" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>
        <ExternalIdentifier identificationScheme="urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446" value="279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"/>
        <ExternalIdentifier identificationScheme="urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8" value="2.25.1"/>
        </RegistryPackage>
        <ExtrinsicObject id="d" mimeType="text/xml">
        <Slot name="hash"><ValueList><Value>{Hash(Document)}</Value></ValueList></Slot>
        <Slot name="size"><ValueList><Value>{Document.Length}</Value></ValueList></Slot>
        <Slot name="URI"><ValueList><Value>DOC00001.XML</Value></ValueList></Slot>
        <Slot name="creationTime"><ValueList><Value>20261122</Value></ValueList></Slot>
        <Classification classificationScheme="urn:uuid:f0306f51-975f-434e-a61c-c59651d33983" nodeRepresentation="11488-4"/>
        <ExternalIdentifier identificationScheme="urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427" value="279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"/>
        <ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="2.25.2"/>
        </ExtrinsicObject>
        </RegistryObjectList>
        </s:SubmitObjectsRequest>
        """;

    public static HandmadeZip Zip() => With(Metadata);

    public static HandmadeZip With(string metadata, string document = Document) =>
        new HandmadeZip().Add(MetadataPath, metadata).Add(DocumentPath, document);

    private static string Hash(string document) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(document)));
}
