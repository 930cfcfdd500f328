namespace MonEspaceSante.Server.Compte.Codes;

/// <summary>For how long the code of a letter serves, and how often it may be mistyped.</summary>
internal static class ProvisionalCode
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(42);

    public const int Tries = 5;
}
