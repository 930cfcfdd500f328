namespace MonEspaceSante.Server;

/// <summary>A file of rights cannot be used: to start with it would grant or deny what nobody decided.</summary>
public sealed class RightsFileException : InvalidOperationException
{
    internal RightsFileException(string file, string row, string fault, Exception? cause = null)
        : base($"{file}, {row} : {fault}.", cause)
    {
    }
}
