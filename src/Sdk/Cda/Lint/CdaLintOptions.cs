namespace MonEspaceSante.Cda;

/// <summary>What a lint judges by, beside the rules of its own.</summary>
public sealed class CdaLintOptions
{
    /// <summary>The folder of the XML schemas of the CI-SIS, as the operator installed them. Nothing outside it is read,
    /// nothing is fetched.</summary>
    /// <value>Null by default: documents are not held to a schema.</value>
    public string? SchemaFolder { get; set; }

    /// <summary>Which file of the folder declares <c>ClinicalDocument</c>, relative to it, such as
    /// <c>cda/CDA_extended.xsd</c>.</summary>
    /// <value>Null by default: the only one that does. Needed where several do.</value>
    public string? SchemaFile { get; set; }

    /// <summary>The program that judges by schematrons.</summary>
    /// <value>Null by default: documents are not held to schematrons.</value>
    public SchematronCommand? Schematron { get; set; }

    /// <summary>How long the program may take for one document before it is ended.</summary>
    /// <value>One minute by default.</value>
    public TimeSpan SchematronTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How much of a document is read.</summary>
    public CdaLimits Limits { get; set; } = new();
}
