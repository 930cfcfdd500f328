namespace MonEspaceSante.Annuaire;

/// <summary>A title that a professional holds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">What it is.</param>
/// <param name="Type">The type within its kind, such as <c>S</c>, ordinal speciality. Null where none is told.</param>
/// <param name="Profession">The profession that it serves. Null where none is told.</param>
public sealed record Qualification(QualificationKind Kind, CodedLabel Title, CodedLabel? Type, CodedLabel? Profession);
