using MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>An application of the catalogue.</summary>
/// <param name="Application">The version in force, as it stands.</param>
/// <param name="SignalId">What those who look after its calls listen to.</param>
internal sealed record StoredApplication(Application Application, Guid SignalId);
