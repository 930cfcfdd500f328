using MonEspaceSante.Cda;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The lint of the server: its own rules, and what the operator has installed.</summary>
internal static class ServerLint
{
    public static CdaLint Of(ServerOptions options, CdaLimits limits) => new(new CdaLintOptions
    {
        SchemaFolder = options.SchemaFolder,
        SchemaFile = options.SchemaFile,
        Schematron = options.SchematronProgram is { } program ? new SchematronCommand(program) : null,
        Limits = limits,
    });
}
