using MonEspaceSante.Errors;

namespace MonEspaceSante.LogicielMetier.Refusals;

/// <summary>One of several files was refused, and all of them with it.</summary>
internal sealed class RefusedFileException(string file, MonEspaceSanteException refusal) : Exception(refusal.Message, refusal)
{
    public string File { get; } = Path.GetFileName(file);

    public MonEspaceSanteException Refusal { get; } = refusal;
}
