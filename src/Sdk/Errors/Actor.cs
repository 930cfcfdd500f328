namespace MonEspaceSante.Errors;

/// <summary>Who can put a refusal right.</summary>
public enum Actor
{
    /// <summary>The professional or the secretary in front of the screen.</summary>
    User,

    /// <summary>The administrator of the workstation or of the service.</summary>
    Administrator,

    /// <summary>The vendor of the practice software.</summary>
    Vendor,

    /// <summary>The insured person, or the legal representative of a minor.</summary>
    Person,

    /// <summary>The national service that stands behind the server.</summary>
    National,
}
