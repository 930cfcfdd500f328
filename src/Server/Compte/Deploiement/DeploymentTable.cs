using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Compte.Deploiement;

/// <summary><c>deploiement.json</c> as it is written.</summary>
internal sealed record DeploymentTable(IReadOnlyList<DeploymentTable.Row> Phases) : OperatorTable
{
    /// <summary>A phase by its name; without departments or schemes it takes all.</summary>
    public sealed record Row(
        string Phase,
        DateOnly Debut,
        Delay Opposition,
        IReadOnlyList<string>? Departements = null,
        IReadOnlyList<string>? Regimes = null,
        string? Assumption = null);

    /// <summary>A time to oppose.</summary>
    public sealed record Delay(int Mois = 0, int Jours = 0);
}
