using MonEspaceSante.Identity;

namespace MonEspaceSante.Insi;

/// <summary>A number that a person had before.</summary>
/// <param name="Ins">The number.</param>
/// <param name="StartTime">From when it served. Null when the register does not tell.</param>
/// <param name="EndTime">Until when it served. Null when the register does not tell.</param>
public sealed record FormerIns(Ins Ins, DateTimeOffset? StartTime, DateTimeOffset? EndTime)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "FormerIns(…)";
}
