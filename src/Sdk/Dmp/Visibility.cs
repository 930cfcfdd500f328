namespace MonEspaceSante.Dmp;

/// <summary>To whom a document is shown. The author chooses at each deposit; the document itself never tells.</summary>
/// <param name="Professionals">Shown to professionals. False hides it from all but its author and the médecin traitant
/// (MASQUE_PS).</param>
/// <param name="Patient">Shown to the patient. False hides it until it is announced (INVISIBLE_PATIENT). Not
/// together with the mask, unless the national parameters allow both.</param>
/// <param name="LegalRepresentatives">Shown to the legal representatives of a minor. False hides it from them
/// (INVISIBLE_REPRESENTANTS_LEGAUX).</param>
public sealed record Visibility(bool Professionals, bool Patient, bool LegalRepresentatives)
{
    /// <summary>Shown to all who may read the dossier.</summary>
    public static Visibility Everyone { get; } = new(Professionals: true, Patient: true, LegalRepresentatives: true);
}
