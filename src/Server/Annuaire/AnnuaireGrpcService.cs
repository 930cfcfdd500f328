using Grpc.Core;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Professionnels;

namespace MonEspaceSante.Server.Annuaire;

internal sealed class AnnuaireGrpcService(
    SearchProfessionals searchProfessionals, GetProfessional getProfessional, SearchMailboxes searchMailboxes)
    : AnnuaireService.AnnuaireServiceBase
{
    public override Task<SearchProfessionalsResponse> SearchProfessionals(
        SearchProfessionalsRequest request, ServerCallContext context) =>
        searchProfessionals.RunAsync(request, context.CancellationToken);

    public override Task<ListedProfessional> GetProfessional(GetProfessionalRequest request, ServerCallContext context) =>
        getProfessional.RunAsync(request, context.CancellationToken);

    public override Task<SearchMailboxesResponse> SearchMailboxes(
        SearchMailboxesRequest request, ServerCallContext context) =>
        searchMailboxes.RunAsync(request, context.CancellationToken);
}
