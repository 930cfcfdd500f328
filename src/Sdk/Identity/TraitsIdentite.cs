using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Identity;

/// <summary>The traits that tell a person apart (traits stricts), as the national register compares them. No invalid
/// one can exist.</summary>
/// <remarks>Référentiel national d'identitovigilance (RNIV). Nothing is inferred from the matricule: published
/// identities have another sex, another year and another place of birth than their number spells.</remarks>
public sealed record TraitsIdentite
{
    private TraitsIdentite(string birthName, string givenNames, string sex, BirthDate birthDate, CodeCog? birthPlace)
    {
        BirthName = birthName;
        GivenNames = givenNames;
        Sex = sex;
        BirthDate = birthDate;
        BirthPlace = birthPlace;
    }

    /// <summary>The birth name: capitals without accents.</summary>
    public string BirthName { get; }

    /// <summary>The first names of the birth certificate, in its order, separated by a space.</summary>
    public string GivenNames { get; }

    /// <summary><c>M</c>, <c>F</c>, or <c>I</c> for indeterminate.</summary>
    public string Sex { get; }

    /// <summary>The birth date.</summary>
    public BirthDate BirthDate { get; }

    /// <summary>The place of birth. Null when it is not known.</summary>
    public CodeCog? BirthPlace { get; }

    /// <summary>Reads traits as somebody typed them: names become capitals without accents or ligatures, curved
    /// apostrophes straight ones, and spaces single.</summary>
    /// <param name="birthName">The birth name. 1 to 100 characters.</param>
    /// <param name="givenNames">The first names of the birth certificate, in its order. 1 to 100 characters.</param>
    /// <param name="sex"><c>M</c>, <c>F</c> or <c>I</c>.</param>
    /// <param name="birthDate"><c>YYYY-MM-DD</c> or <c>YYYYMMDD</c>.</param>
    /// <param name="birthPlace">The code of the place of birth, 5 characters. Null or empty when it is not known.</param>
    /// <exception cref="InsRefusedException">TRAITS_INVALIDES; the violations name every trait at fault.</exception>
    public static TraitsIdentite Parse(
        string birthName, string givenNames, string sex, string birthDate, string? birthPlace = null)
    {
        ArgumentNullException.ThrowIfNull(birthName);
        ArgumentNullException.ThrowIfNull(givenNames);
        ArgumentNullException.ThrowIfNull(sex);
        ArgumentNullException.ThrowIfNull(birthDate);
        var (name, names) = (InsiName.Normalize(birthName), InsiName.Normalize(givenNames));
        var isDated = Identity.BirthDate.TryParse(birthDate, out var date);
        CodeCog? place = null;
        var isPlaced = string.IsNullOrEmpty(birthPlace) || CodeCog.TryParse(birthPlace, out place);
        List<Violation> faults = [];
        if (name is null)
            faults.Add(new("birth_name", "lettres, espaces, apostrophes et traits d'union attendus, 100 caractères au plus"));
        if (names is null)
            faults.Add(new("given_names", "lettres, espaces, apostrophes et traits d'union attendus, 100 caractères au plus"));
        if (sex is not ("M" or "F" or "I"))
            faults.Add(new("sex", "M, F ou I attendu"));
        if (!isDated)
            faults.Add(new("birth_date", "AAAA-MM-JJ attendu"));
        if (!isPlaced)
            faults.Add(new("birth_place", "code officiel géographique à 5 caractères attendu"));
        return faults.Count == 0
            ? new TraitsIdentite(name!, names!, sex, date!, place)
            : throw Refusal.Because(Reason.TraitsInvalides, [.. faults]);
    }

    /// <summary>Where these traits are not those of the register, trait by trait.</summary>
    /// <param name="other">The traits of the register.</param>
    /// <returns>Empty when they are the same person's. A place of birth that one of both does not know is no divergence;
    /// neither are first names that are the beginning of the register's, hyphens and apostrophes read as spaces. First
    /// names that the register does not have are one.</returns>
    /// <remarks>Guide d'implémentation de l'INS dans les logiciels, EXI ID 10.</remarks>
    public IReadOnlyList<TraitDivergence> DivergencesFrom(TraitsIdentite other)
    {
        ArgumentNullException.ThrowIfNull(other);
        List<TraitDivergence> found = [];
        if (BirthName != other.BirthName)
            found.Add(new(StrictTrait.BirthName, BirthName, other.BirthName));
        if (!Words(other.GivenNames).StartsWith(Words(GivenNames), StringComparison.Ordinal))
            found.Add(new(StrictTrait.GivenNames, GivenNames, other.GivenNames));
        if (Sex != other.Sex)
            found.Add(new(StrictTrait.Sex, Sex, other.Sex));
        if (BirthDate != other.BirthDate)
            found.Add(new(StrictTrait.BirthDate, BirthDate.Value, other.BirthDate.Value));
        if (BirthPlace is { } place && other.BirthPlace is { } known && place != known)
            found.Add(new(StrictTrait.BirthPlace, place.Value, known.Value));
        return found;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "TraitsIdentite(…)";

    private static string Words(string names) =>
        $"{string.Join(' ', names.Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries))} ";
}
