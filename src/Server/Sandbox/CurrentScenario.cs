namespace MonEspaceSante.Server.Sandbox;

/// <summary>The scenario of the call that runs, for what lies below it.</summary>
internal sealed class CurrentScenario
{
    private readonly AsyncLocal<Scenario?> _scenario = new();

    /// <summary>Null when the call asks for none.</summary>
    public Scenario? Value
    {
        get => _scenario.Value;
        set => _scenario.Value = value;
    }
}
