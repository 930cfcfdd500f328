namespace MonEspaceSante.Insi;

/// <summary>The answer of the national register to a search. Nobody and several are answers, not failures.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Identity">The person. Null unless <see cref="InsOutcome.Trouve"/>.</param>
/// <remarks>WS_INS1, WS_INS2.</remarks>
public sealed record InsAnswer(InsOutcome Outcome, InsIdentity? Identity)
{
    /// <summary>Names the outcome only: logs hold no identity.</summary>
    public override string ToString() => $"InsAnswer({Outcome})";
}
