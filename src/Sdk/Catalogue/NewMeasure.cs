namespace MonEspaceSante.Catalogue;

/// <summary>A measure to add.</summary>
/// <param name="Code">The LOINC code of what is measured, such as <c>29463-7</c> (body weight).</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The UCUM unit, such as <c>kg</c>.</param>
/// <param name="Time">When it was measured.</param>
public sealed record NewMeasure(string Code, decimal Value, string Unit, DateTimeOffset Time)
{
    /// <summary>Tells what is measured only: logs hold no measure.</summary>
    public override string ToString() => $"NewMeasure({Code})";
}
