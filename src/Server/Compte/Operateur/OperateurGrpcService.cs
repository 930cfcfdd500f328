using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

internal sealed class OperateurGrpcService : OperateurService.OperateurServiceBase;
