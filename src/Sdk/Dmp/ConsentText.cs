namespace MonEspaceSante.Dmp;

/// <summary>Wordings of ours to show to a patient before asking for consent. Show any other that fits better: what is
/// kept is the text that you pass in <see cref="Consent"/>.</summary>
/// <remarks>The national wording (EX_0.2-1100) is given under convention only: an assumption, kept as data.</remarks>
public static class ConsentText
{
    /// <summary>For the professional who asks.</summary>
    public static string Professional => ConsentFile.Read().Professionnel;

    /// <summary>For all the professionals of the structure (équipe de soins).</summary>
    public static string CareTeam => ConsentFile.Read().EquipeDeSoins;

    /// <summary>For the doctor who becomes the patient's médecin traitant.</summary>
    public static string MedecinTraitant => ConsentFile.Read().MedecinTraitant;
}
