using System.Xml;
using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Body;

/// <summary>One vaccination while its entry is read.</summary>
internal sealed class VaccinationEntry(int depth, int line)
{
    private const string EntryPath =
        "ClinicalDocument/component/structuredBody/component/section/entry/substanceAdministration";

    private const string VaccineCode = "consumable/manufacturedProduct/manufacturedMaterial/code";
    private const int DeepestLevel = 5;

    // Far above any real identifier, code or label; bounds what a hostile note makes us keep.
    private const int LongestValue = 1024;

    private readonly List<string> _path = [];
    private string? _id;
    private Code? _vaccine;
    private string? _atcCode;
    private PartialDate? _date;
    private string? _vaccinator;

    public int Depth => depth;

    public void Open(XmlReader reader, string name, int elementDepth)
    {
        var level = elementDepth - depth;
        if (level > DeepestLevel)
            return;
        _path.RemoveRange(level - 1, _path.Count - level + 1);
        _path.Add(name);
        switch (string.Join('/', _path))
        {
            case "id":
                _id ??= ReadId(reader);
                break;
            case "effectiveTime" or "effectiveTime/low":
                _date ??= ReadDate(reader);
                break;
            case "performer/assignedEntity/id":
                if (Told(reader, "root") == AuthorFields.Professionals)
                    _vaccinator ??= Told(reader, "extension");
                break;
            case VaccineCode or VaccineCode + "/translation":
                Take(ReadCode(reader));
                break;
        }
    }

    public Vaccination Read() => new(_id, _vaccine, _date, line, _vaccinator) { AtcCode = _atcCode };

    private void Take(Code? code)
    {
        if (code?.System == Vaccination.AtcSystem)
            _atcCode ??= code.Value;
        if (_vaccine is null || (code?.System == Vaccination.CisSystem && _vaccine.System != Vaccination.CisSystem))
            _vaccine = code;
    }

    private string? ReadId(XmlReader reader) => (Told(reader, "root"), Told(reader, "extension")) switch
    {
        (null, _) => null,
        ({ } root, null) => root,
        ({ } root, { } extension) => $"{root}^{extension}",
    };

    private Code? ReadCode(XmlReader reader) => Told(reader, "code") is { } code
        ? new Code(code, Told(reader, "codeSystem") ?? "", Told(reader, "displayName") ?? "")
        : null;

    private PartialDate? ReadDate(XmlReader reader)
    {
        if (Told(reader, "value") is not { } value)
            return null;
        return PartialDate.TryParse(value, out var date) ? date : throw Fault(reader, "value", "Date impossible");
    }

    private string? Told(XmlReader reader, string attribute) => reader.GetAttribute(attribute)?.Trim() switch
    {
        null or "" => null,
        { Length: > LongestValue } => throw Fault(reader, attribute, "Valeur anormalement longue"),
        var told => told,
    };

    private MonEspaceSanteException Fault(XmlReader reader, string attribute, string description) => Refusal.Because(
        Reason.CdaChampInvalide,
        new Violation($"{EntryPath}/{string.Join('/', _path)}/@{attribute}", description, reader.Line()));
}
