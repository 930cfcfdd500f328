using MonEspaceSante.Dmp;

namespace MonEspaceSante.Xdm;

/// <summary>The restrictions of a document as codes that go beside its confidentiality.</summary>
/// <remarks>Value set J08. The HL7 v2 guide spells the last one shorter.</remarks>
internal static class Restrictions
{
    private const string System = "1.2.250.1.213.1.1.4.13";
    private const string ShortForRepresentatives = "INVISIBLE_REP_LEGAUX";

    private static readonly Code Professionals = new("MASQUE_PS", System, "Masqué aux professionnels de santé");
    private static readonly Code Patient = new("INVISIBLE_PATIENT", System, "Non visible par le patient");
    private static readonly Code LegalRepresentatives =
        new("INVISIBLE_REPRESENTANTS_LEGAUX", System, "Non visible par les représentants légaux du patient");

    public static IEnumerable<Code> Of(Visibility visibility)
    {
        if (!visibility.Professionals)
            yield return Professionals;
        if (!visibility.Patient)
            yield return Patient;
        if (!visibility.LegalRepresentatives)
            yield return LegalRepresentatives;
    }

    public static Visibility Read(IReadOnlyList<Code> codes) => new(
        Professionals: !Has(codes, Professionals.Value),
        Patient: !Has(codes, Patient.Value),
        LegalRepresentatives: !Has(codes, LegalRepresentatives.Value) && !Has(codes, ShortForRepresentatives));

    private static bool Has(IReadOnlyList<Code> codes, string code) => codes.Any(c => c.Value == code);
}
