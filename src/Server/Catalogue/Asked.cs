namespace MonEspaceSante.Server.Catalogue;

/// <summary>Who asks, about whom.</summary>
/// <param name="By">Who, told apart from all others.</param>
/// <param name="PatientId">About whom; empty where it is about nobody.</param>
internal sealed record Asked(string By, Guid PatientId = default)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Asked(…)";
}
