using MonEspaceSante.Dmp;

namespace MonEspaceSante.Cda;

/// <summary>A vaccination that a vaccination note tells of.</summary>
/// <remarks>CI-SIS, volet Vaccination (VAC). What the entry leaves out is null: nothing is judged here.</remarks>
/// <param name="Id">The identifier of the entry (substanceAdministration), <c>root</c> or <c>root^extension</c>, as
/// the document has it: an update keeps it.</param>
/// <param name="Vaccine">The vaccine: its CIS code if the entry tells one anywhere, or else the first code that it
/// tells.</param>
/// <param name="Date">The date of administration.</param>
/// <param name="Line">The line that the entry begins on.</param>
/// <param name="Vaccinator">The national identifier (PS_IdNat) of who gave the vaccine; null when the entry tells
/// none.</param>
public sealed record Vaccination(string? Id, Code? Vaccine, PartialDate? Date, int Line, string? Vaccinator = null)
{
    /// <summary>The system of the codes that name a medicine (Code Identifiant de Spécialité).</summary>
    public const string CisSystem = "1.2.250.1.213.2.3.1";

    /// <summary>The system of the codes that class medicines by what they do (ATC).</summary>
    public const string AtcSystem = "2.16.840.1.113883.6.73";

    /// <summary>The ATC code of the vaccine, beside any other; null when the entry tells none.</summary>
    public string? AtcCode { get; init; }

    /// <summary>The CIS code of the vaccine; null when the entry tells another code, or none.</summary>
    public string? CisCode => Vaccine is { System: CisSystem } vaccine ? vaccine.Value : null;

    /// <summary>Names the entry only: no log ever holds what a patient was given.</summary>
    public override string ToString() => $"Vaccination({Id})";
}
