namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>A folder of schemas as an operator installs them: a small one of our own, in two files.</summary>
internal sealed class SchemaFolder : IDisposable
{
    private const string Document = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hl7-org:v3" targetNamespace="urn:hl7-org:v3"
                   elementFormDefault="qualified">
          <xs:include schemaLocation="parts/types.xsd"/>
          <xs:element name="ClinicalDocument" type="Document"/>
        </xs:schema>
        """;

    private const string Types = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hl7-org:v3" targetNamespace="urn:hl7-org:v3"
                   elementFormDefault="qualified">
          <xs:complexType name="Document">
            <xs:sequence>
              <xs:element name="realmCode" type="Coded"/>
              <xs:element name="title" type="xs:string"/>
              <xs:element name="versionNumber" type="Number" maxOccurs="3"/>
              <xs:element name="author" minOccurs="0" type="Author"/>
              <xs:element name="component" type="xs:anyType"/>
            </xs:sequence>
          </xs:complexType>
          <xs:complexType name="Coded"><xs:attribute name="code" type="xs:NMTOKEN" use="required"/></xs:complexType>
          <xs:complexType name="Author"><xs:sequence><xs:element name="time"/></xs:sequence></xs:complexType>
          <xs:complexType name="Number"><xs:attribute name="value" type="xs:int"/></xs:complexType>
        </xs:schema>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemas");

    public SchemaFolder()
    {
        Write("document.xsd", Document);
        Write("parts/types.xsd", Types);
    }

    public string Path => _folder.FullName;

    public void Write(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public void Delete(string name) => File.Delete(System.IO.Path.Combine(Path, name));

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
