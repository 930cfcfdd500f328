namespace MonEspaceSante.Dmp;

/// <summary>Who brought a document into the dossier.</summary>
public enum DocumentOrigin
{
    /// <summary>An origin that this version does not know.</summary>
    Unknown,

    /// <summary>A professional or a structure.</summary>
    Professionnel,

    /// <summary>The patient: screens must tell these documents apart.</summary>
    Patient,

    /// <summary>The health insurance, or the record itself.</summary>
    Systeme,
}
