namespace MonEspaceSante.Server.Sandbox;

/// <summary>An activity on a sandbox card, as its data file tells it.</summary>
/// <param name="Structure">Struct_IdNat.</param>
/// <param name="Nom">The name of the structure.</param>
/// <param name="Secteur">The sector of activity, such as <c>SA07</c>.</param>
internal sealed record SandboxActivite(string Structure, string Nom, string Secteur);
