using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.OperatorFiles;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Deploiement;

/// <summary>Whose accounts open, and when: <c>deploiement.json</c>, or the operator's file in its place.</summary>
internal sealed class Deployment
{
    private readonly IReadOnlyList<DeploymentPhase> _phases;

    private Deployment(OperatorFile file)
    {
        var rows = file.Read<DeploymentTable>().Phases;
        file.DemandDistinct(rows.Select(row => row.Phase), "phase");
        foreach (var row in rows)
        {
            if (row.Opposition.Mois < 0 || row.Opposition.Jours < 0 || row.Opposition.Mois + row.Opposition.Jours == 0)
                throw file.Fault($"phase {row.Phase}", "temps pour s'opposer attendu, en mois ou en jours");
        }

        _phases = [.. rows.Select(ToPhase)];
    }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static Deployment Load(string? path) => new(new("deploiement.json", path));

    /// <summary>A phase that has begun.</summary>
    /// <exception cref="MonEspaceSanteException">PHASE_INCONNUE, PHASE_NON_OUVERTE.</exception>
    public DeploymentPhase Demand(string name, DateTimeOffset now)
    {
        var phase = _phases.FirstOrDefault(phase => phase.Name == name)
            ?? throw Refusal.Because(Reason.PhaseInconnue, new Violation("phase", "inconnue"));
        return phase.HasBegun(now) ? phase : throw Refusal.Because(Reason.PhaseNonOuverte);
    }

    /// <summary>Whether a person may have an account by now.</summary>
    public bool IsEligible(string regime, string department, DateTimeOffset now) =>
        _phases.Any(phase => phase.HasBegun(now) && phase.Covers(regime, department));

    private static DeploymentPhase ToPhase(DeploymentTable.Row row) => new(
        row.Phase,
        Instants.BeginningOf(row.Debut),
        row.Departements,
        row.Regimes,
        row.Opposition.Mois,
        row.Opposition.Jours);
}
