namespace MonEspaceSante.Messagerie;

/// <summary>What restricts to whom an attachment may go.</summary>
/// <remarks>ANS, volet HL7 v2: MetaDMPMSS. A combination that the national routing does not list is refused with
/// ROUTAGE_NON_PREVU.</remarks>
public sealed record Restrictions
{
    /// <summary>Nothing is restricted.</summary>
    public static Restrictions None { get; } = new();

    /// <summary>Hidden from professionals (MASQUE_PS): it goes to the patient alone. False by default.</summary>
    public bool HiddenFromProfessionals { get; init; }

    /// <summary>Hidden from the patient (INVISIBLE_PATIENT): it never goes to the patient. False by default.</summary>
    public bool HiddenFromPatient { get; init; }

    /// <summary>Hidden from the legal representatives of a minor (INVISIBLE_REP_LEGAUX): it goes to the patient alone, and
    /// representatives do not see the message. False by default.</summary>
    public bool HiddenFromRepresentatives { get; init; }

    /// <summary>Made in a secret connection (CONNEXION_SECRETE): representatives do not see the message. False by
    /// default.</summary>
    public bool SecretConnection { get; init; }
}
