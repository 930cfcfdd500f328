namespace MonEspaceSante.LogicielMetier;

/// <summary>What a script knows the outcome by.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUse = 2;
}
