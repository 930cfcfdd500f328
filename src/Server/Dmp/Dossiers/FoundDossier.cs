using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>A dossier in a list, and its place there.</summary>
internal sealed record FoundDossier(ListedDossier Dossier, ListPlace Place);
