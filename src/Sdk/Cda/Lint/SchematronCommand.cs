namespace MonEspaceSante.Cda;

/// <summary>A program of the operator's that judges a document by schematrons: it reads the document on its standard
/// input, writes an SVRL report on its standard output and ends with 0, whatever it found.</summary>
/// <remarks>The official schematrons are written for XSLT 2, which .NET does not run. No shell comes between: arguments
/// are passed as they are.</remarks>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record SchematronCommand(string FileName, params IReadOnlyList<string> Arguments);
