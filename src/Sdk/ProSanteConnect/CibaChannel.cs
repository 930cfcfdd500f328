namespace MonEspaceSante.ProSanteConnect;

/// <summary>Where a professional confirms a sign-in that the workstation began.</summary>
/// <remarks>CIBA: client-initiated backchannel authentication.</remarks>
public enum CibaChannel
{
    /// <summary>On the telephone, with the e-CPS application.</summary>
    Mobile,

    /// <summary>On the workstation, with the card's own software and a CPS in the reader.</summary>
    Carte,
}
