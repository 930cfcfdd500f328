namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>What bounds a search. Assumptions: no national figure is public.</summary>
internal static class SearchLimits
{
    public const int Results = 10_000;
    public const int SearchesPerHour = 1_000;
    public const int AutomaticYears = 2;
}
