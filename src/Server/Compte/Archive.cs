namespace MonEspaceSante.Server.Compte;

/// <summary>What is closed waits for its person in the archive.</summary>
internal static class Archive
{
    private const int Years = 10;

    /// <summary>Until when what was closed is kept.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset closedAt) => closedAt.AddYears(Years);
}
