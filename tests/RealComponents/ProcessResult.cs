namespace MonEspaceSante.RealComponents;

/// <summary>How a foreign program ended.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The output, when the program ended well.</summary>
    public string RequireSuccess() => ExitCode == 0
        ? Output
        : throw new InvalidOperationException($"Exit code {ExitCode}\n{Output}\n{Errors}");
}
