namespace MonEspaceSante.Server;

/// <summary>The parameters file cannot be read, or is invalid: to start would be to guess the operator's intent.</summary>
public sealed class ParametersFileException : FormatException
{
    internal ParametersFileException(Exception cause)
        : base($"Fichier de paramètres (ParametersFile) : {cause.Message}", cause)
    {
    }
}
