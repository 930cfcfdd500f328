namespace MonEspaceSante.Server;

/// <summary>A file of the operator cannot be used: to start with it would grant, deny or trust what nobody decided.</summary>
public sealed class OperatorFileException : InvalidOperationException
{
    internal OperatorFileException(string file, string row, string fault, Exception? cause = null)
        : base($"{file}, {row} : {fault}.", cause)
    {
    }
}
