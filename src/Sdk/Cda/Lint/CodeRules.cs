using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Whether the codes of a header are written as their value sets have them, and go together.</summary>
/// <remarks>A code that its value set does not hold is another rule's.</remarks>
internal static class CodeRules
{
    private static readonly (string Path, Func<string, Code?> Find)[] Codes =
    [
        ("code", code => DocumentTypes.Find(code)?.Code),
        ("confidentialityCode", ValueSet.Confidentialities.Find),
        (ServiceFields.Settings, ValueSet.PracticeSettings.Find),
        (ServiceFields.Facility, ValueSet.FacilityTypes.Find),
        ("author/assignedAuthor/code", ValueSet.AuthorSpecialties.Find),
        ("legalAuthenticator/assignedEntity/code", ValueSet.AuthorSpecialties.Find),
    ];

    public static IReadOnlyList<HeaderRule> All { get; } =
    [
        new("SYSTEME_DE_CODES", header => Readings(header, RequireSystem)),
        new("LIBELLE", header => Readings(header, RequireLabel)),
        new("COHERENCE", header => NomenclatureFile.Content.Coherence.Select<CoherenceRow, Action>(row =>
            () => RequireCoherence(header.Root, row))),
    ];

    private static IEnumerable<Action> Readings(CdaHeader header, Action<HeaderElement, Code> judge) =>
        from place in Codes
        from element in header.Root.All(place.Path)
        let known = element["code"] is { } told ? place.Find(told) : null
        where known is not null
        select (Action)(() => judge(element, known));

    private static void RequireSystem(HeaderElement element, Code known)
    {
        // Another system for the type is another type.
        if (element["codeSystem"] is not { } system || (system != known.System && element.Path != "ClinicalDocument/code"))
            throw element.Fault(Reason.CdaChampInvalide, $"Le système {known.System} est attendu", "codeSystem");
    }

    private static void RequireLabel(HeaderElement element, Code known)
    {
        if (element["displayName"] is { } label && known.Label.Length > 0 && Plain(label) != Plain(known.Label))
            throw element.Fault(Reason.CdaChampInvalide, $"Le libellé « {known.Label} » est attendu", "displayName");
    }

    private static string Plain(string label) => label.Replace('’', '\'').ToUpperInvariant();

    private static void RequireCoherence(HeaderElement root, CoherenceRow row)
    {
        var (setting, facility) = (root.First(ServiceFields.Settings), root.First(ServiceFields.Facility));
        var type = root.First("code")?["code"] is { } code ? DocumentTypes.Find(code) : null;
        if (!row.AppliesTo(type, facility?["code"]))
            return;
        if (ValueSet.PracticeSettings.Find(setting?["code"] ?? "") is { } known && !row.AllowsSetting(known.Value))
            throw setting!.Fault(Reason.CdaChampInvalide, row.Sentence, "code");
        if (ValueSet.FacilityTypes.Find(facility?["code"] ?? "") is { } place && !row.AllowsFacility(place.Value))
            throw facility!.Fault(Reason.CdaChampInvalide, row.Sentence, "code");
    }
}
