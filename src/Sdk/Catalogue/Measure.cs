namespace MonEspaceSante.Catalogue;

/// <summary>A measure that is kept.</summary>
/// <param name="MeasureId">Which.</param>
/// <param name="Code">The LOINC code of what is measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The UCUM unit.</param>
/// <param name="Time">When it was measured.</param>
public sealed record Measure(Guid MeasureId, string Code, decimal Value, string Unit, DateTimeOffset Time)
{
    /// <summary>Tells what is measured only: logs hold no measure.</summary>
    public override string ToString() => $"Measure({Code})";
}
