namespace MonEspaceSante.Server.Compte.Deploiement;

/// <summary>A phase of the deployment: whose accounts open, from when, and how long they may oppose.</summary>
internal sealed record DeploymentPhase(
    string Name,
    DateTimeOffset BeginsAt,
    IReadOnlyList<string>? Departments,
    IReadOnlyList<string>? Regimes,
    int OppositionMonths,
    int OppositionDays)
{
    public bool HasBegun(DateTimeOffset now) => now >= BeginsAt;

    public bool Covers(string regime, string department) =>
        Departments?.Contains(department) != false && Regimes?.Contains(regime) != false;

    /// <summary>When the time to oppose is over for whoever is told now.</summary>
    public DateTimeOffset OppositionEnd(DateTimeOffset now) => now.AddMonths(OppositionMonths).AddDays(OppositionDays);
}
