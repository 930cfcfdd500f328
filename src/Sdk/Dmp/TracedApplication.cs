using MonEspaceSante.Catalogue;

namespace MonEspaceSante.Dmp;

/// <summary>An application of the catalogue that had access, by the patient's consent.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="Name">Its name, as the patient read it then.</param>
/// <param name="Purposes">What the patient had let it in for.</param>
public sealed record TracedApplication(string ApplicationId, string Name, IReadOnlyList<GrantPurpose> Purposes);
