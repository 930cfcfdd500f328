namespace MonEspaceSante.RealComponents;

/// <summary>A script to run, the folder of the compiled protos it imports, and its arguments.</summary>
public sealed record PythonScript(string Path, string Modules, params IReadOnlyList<string> Arguments);
