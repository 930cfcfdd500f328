namespace MonEspaceSante.Annuaire;

/// <summary>What kind of title a professional holds.</summary>
public enum QualificationKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unknown,

    /// <summary>A competence, such as a speciality.</summary>
    SavoirFaire,

    /// <summary>A diploma.</summary>
    Diplome,

    /// <summary>An authorisation to practise.</summary>
    Autorisation,
}
