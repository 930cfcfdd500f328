namespace MonEspaceSante.Dmp;

/// <summary>How an authorisation is given.</summary>
public sealed record AuthorizeOptions
{
    /// <summary>For whom. Default: the professional who acts.</summary>
    public AuthorizationHolder Holder { get; init; }

    /// <summary>Whether the doctor becomes the patient's médecin traitant, in place of any other. Default: no. Doctors
    /// only, for themselves only. It is given up by
    /// <see cref="DossierClient.DropMedecinTraitantAsync"/> alone.</summary>
    public bool AsMedecinTraitant { get; init; }

    /// <summary>The id of the request. Null, the default, draws one, which serves all the tries of this call and is then
    /// forgotten.</summary>
    public Guid? RequestId { get; init; }
}
