using System.Collections.Frozen;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.Nomenclature;

/// <summary>The codes that the national referential allows in one place.</summary>
public sealed class ValueSet
{
    private readonly FrozenDictionary<string, Code> _byCode;

    private ValueSet(IReadOnlyList<CodeRow> rows)
    {
        Codes = [.. rows.Select(r => new Code(r.Code, r.System, r.Label))];
        _byCode = Codes.ToFrozenDictionary(c => c.Value);
    }

    /// <summary>Classes of documents (J57).</summary>
    public static ValueSet Classes { get; } = new(NomenclatureFile.Content.Classes);

    /// <summary>Formats of documents (J10).</summary>
    public static ValueSet Formats { get; } = new(NomenclatureFile.Content.Formats);

    /// <summary>Types of places of care (J02), such as <c>SA07</c>.</summary>
    public static ValueSet FacilityTypes { get; } = new(NomenclatureFile.Content.FacilityTypes);

    /// <summary>Settings of an act (J04), such as <c>AMBULATOIRE</c>.</summary>
    public static ValueSet PracticeSettings { get; } = new(NomenclatureFile.Content.PracticeSettings);

    /// <summary>Health professions (G15), such as <c>10</c> (médecin).</summary>
    public static ValueSet Professions { get; } = new(NomenclatureFile.Content.Professions);

    /// <summary>Professions and roles of an author, with the speciality where there is one (J01), such as
    /// <c>G15_10/SM26</c>.</summary>
    public static ValueSet AuthorSpecialties { get; } = new(NomenclatureFile.Content.AuthorSpecialties);

    /// <summary>Levels of confidentiality that the header of a document may state (J08): <c>N</c>, <c>R</c>,
    /// <c>V</c>.</summary>
    public static ValueSet Confidentialities { get; } = new(NomenclatureFile.Content.Confidentialities);

    /// <summary>The codes, in the order of the referential.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>The code of the set, or null when the set does not hold it.</summary>
    /// <param name="code">The code.</param>
    public Code? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The code that has a label, upper and lower case alike, or null when none has.</summary>
    /// <param name="label">The French label, such as <c>Opticien-lunetier</c>.</param>
    public Code? FindByLabel(string label) =>
        Codes.FirstOrDefault(c => c.Label.Equals(label, StringComparison.OrdinalIgnoreCase));
}
