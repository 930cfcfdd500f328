using MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>The application of the catalogue that made an access.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="Name">Its name, as the patient read it then.</param>
/// <param name="Purposes">What the patient had let it in for.</param>
internal sealed record TracedApplication(string ApplicationId, string Name, IReadOnlyList<GrantPurpose> Purposes);
