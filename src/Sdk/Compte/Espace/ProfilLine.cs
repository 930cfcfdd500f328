namespace MonEspaceSante.Compte;

/// <summary>A line of a medical profile.</summary>
/// <param name="Section">What it tells of.</param>
/// <param name="Text">The words of the person, 1 to 500 characters on one line.</param>
public sealed record ProfilLine(ProfilSection Section, string Text)
{
    /// <summary>Its identifier, drawn by the service. Null, the default, for a new line.</summary>
    public string? Id { get; init; }

    /// <summary>Since when, <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>. Null, the default, when not told.</summary>
    public string? Since { get; init; }

    /// <summary>Until when, in the same forms. Null, the default, when it goes on or is not told.</summary>
    public string? Until { get; init; }

    /// <summary>Names the type only: no log holds what a person tells.</summary>
    public override string ToString() => "ProfilLine(…)";
}
