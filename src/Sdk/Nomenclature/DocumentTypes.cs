using System.Collections.Frozen;

namespace MonEspaceSante.Nomenclature;

/// <summary>The kinds of documents that the DMP holds, with the class of each.</summary>
/// <remarks>Value set J07 and the associations of types with classes (X04, X16). A type without a class is not
/// listed.</remarks>
public static class DocumentTypes
{
    /// <summary>The type of a vaccination note.</summary>
    public const string VaccinationNote = "87273-9";

    /// <summary>The type of the history of vaccinations, which the DMP makes of the notes.</summary>
    public const string VaccinationHistory = "11369-6";

    /// <summary>The type of a request for imaging.</summary>
    public const string ImagingRequest = "55115-0";

    /// <summary>The type of the medical profile, which Mon espace santé makes of what the patient tells.</summary>
    public const string ProfilMedical = "DOCPAT08";

    private static readonly FrozenDictionary<string, DocumentType> ByCode =
        Read().ToFrozenDictionary(t => t.Code.Value);

    /// <summary>All types, by class then code.</summary>
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        .. ByCode.Values
            .OrderBy(t => t.Class.Value, StringComparer.Ordinal)
            .ThenBy(t => t.Code.Value, StringComparer.Ordinal),
    ];

    /// <summary>The type of a code, or null when it belongs to no class.</summary>
    /// <param name="code">The code, such as <c>11502-2</c>.</param>
    public static DocumentType? Find(string code) => ByCode.GetValueOrDefault(code);

    private static IEnumerable<DocumentType> Read() =>
        from type in NomenclatureFile.Content.Types
        select new DocumentType(
            new(type.Code, type.System, type.Label),
            ValueSet.Classes.Find(type.Class)
                ?? throw new InvalidDataException($"nomenclature.json: class {type.Class}"),
            type.Creatable);
}
