namespace MonEspaceSante.Nomenclature;

/// <summary>Which settings and places go with some types, classes or places.</summary>
/// <param name="Facilities">The places that the row is about.</param>
/// <param name="Types">The types that the row is about.</param>
/// <param name="Classes">The classes that the row is about.</param>
/// <param name="Settings">The settings that go with them; empty for any.</param>
/// <param name="AllowedFacilities">The places that go with them; empty for any.</param>
/// <param name="Sentence">What to tell when they do not, in French.</param>
/// <param name="Assumption">Whether no national source tells it.</param>
/// <param name="Note">Why it is taken to be so.</param>
internal sealed record CoherenceRow(
    IReadOnlyList<string>? Facilities,
    IReadOnlyList<string>? Types,
    IReadOnlyList<string>? Classes,
    IReadOnlyList<string>? Settings,
    IReadOnlyList<string>? AllowedFacilities,
    string Sentence,
    bool Assumption,
    string Note)
{
    public bool AppliesTo(DocumentType? type, string? facility) =>
        (facility is not null && Facilities?.Contains(facility) == true)
        || (type is not null
            && (Types?.Contains(type.Code.Value) == true || Classes?.Contains(type.Class.Value) == true));

    public bool AllowsSetting(string setting) => Settings?.Contains(setting) != false;

    public bool AllowsFacility(string facility) => AllowedFacilities?.Contains(facility) != false;
}
