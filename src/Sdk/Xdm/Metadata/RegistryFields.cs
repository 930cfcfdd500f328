using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Metadata;

/// <summary>The fields of an object of the registry: slots, classifications, external identifiers.</summary>
internal static class RegistryFields
{
    // YYYYMMDD: what is longer tells a time, which the registry keeps in UTC.
    private const int DayLength = 8;

    public static IEnumerable<string> Slots(this HeaderElement element, string name) =>
        from slot in element.All("Slot")
        where slot["name"] == name
        from value in slot.All("ValueList/Value")
        where value.Text.Length > 0
        select value.Text;

    public static string? Slot(this HeaderElement element, string name) => element.Slots(name).FirstOrDefault();

    public static string RequireSlot(this HeaderElement element, string name) =>
        element.Slot(name) ?? throw element.Lacks(
            $"Slot[@name='{name}']", $"{name} manque", Reason.XdmMetadonneesInvalides);

    public static PartialDate? Date(this HeaderElement element, string name)
    {
        if (element.Slot(name) is not { } text)
            return null;
        if (!PartialDate.TryParse(text, out var date))
            throw element.Fault(Reason.XdmMetadonneesInvalides, $"{name} : date impossible");
        return date.Offset is null && date.Digits.Length > DayLength
            ? new PartialDate(date.Digits, TimeSpan.Zero)
            : date;
    }

    public static IEnumerable<HeaderElement> Classified(this HeaderElement element, string scheme) =>
        element.All("Classification").Where(c => Is(c["classificationScheme"], scheme));

    public static IEnumerable<Code> Codes(this HeaderElement element, string scheme) =>
        from classification in element.Classified(scheme)
        let code = classification["nodeRepresentation"]
        where code is not null
        select new Code(code, classification.Slot("codingScheme") ?? "", classification.Label());

    public static Code? Code(this HeaderElement element, string scheme) => element.Codes(scheme).FirstOrDefault();

    public static string Label(this HeaderElement element) =>
        element.First("Name/LocalizedString")?["value"] ?? "";

    public static string? Identifier(this HeaderElement element, string scheme) =>
        element.All("ExternalIdentifier").FirstOrDefault(e => Is(e["identificationScheme"], scheme))?["value"];

    public static string RequireIdentifier(this HeaderElement element, string scheme, string name) =>
        element.Identifier(scheme) ?? throw element.Lacks(
            "ExternalIdentifier", $"{name} manque", Reason.XdmMetadonneesInvalides);

    /// <summary>A patient's identifier, <c>extension^root</c>, and the INS that it is, if it is one.</summary>
    public static (string Id, Ins? Ins) Patient(string told)
    {
        var id = Hl7Value.Components(told);
        var root = Hl7Value.Root(id, 3);
        Ins.TryParse(id[0], root, out var ins);
        return (root.Length > 0 ? $"{id[0]}^{root}" : id[0], ins);
    }

    public static bool Is(string? told, string name) => name.Equals(told, StringComparison.OrdinalIgnoreCase);
}
