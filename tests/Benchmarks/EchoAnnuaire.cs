using Grpc.Core;
using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Benchmarks;

/// <summary>Answers a search with what it is told to and does nothing else: no session, no store, no rule.</summary>
internal sealed class EchoAnnuaire : AnnuaireService.AnnuaireServiceBase
{
    /// <summary>The answer: as large as the one that it is set beside.</summary>
    public static SearchProfessionalsResponse Answer { get; set; } = new();

    public override Task<SearchProfessionalsResponse> SearchProfessionals(
        SearchProfessionalsRequest request, ServerCallContext context) => Task.FromResult(Answer);
}
