namespace MonEspaceSante.Server.Compte;

/// <content>What a person does in the dossier.</content>
internal sealed partial class CompteGrpcService;
