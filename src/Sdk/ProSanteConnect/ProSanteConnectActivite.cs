using MonEspaceSante.Cps;
using MonEspaceSante.Identity;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>A place where a professional works, and as what, as Pro Santé Connect tells it.</summary>
/// <param name="Activite">The place.</param>
/// <param name="Professional">The professional, with the profession and speciality of this activity.</param>
/// <remarks><c>SubjectRefPro.exercices[].activities[]</c>.</remarks>
public sealed record ProSanteConnectActivite(Activite Activite, Professional Professional)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "ProSanteConnectActivite(…)";
}
