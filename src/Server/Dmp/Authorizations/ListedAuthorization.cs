using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>An authorisation in a list, and its place there.</summary>
internal sealed record ListedAuthorization(Authorization Authorization, ListPlace Place);
