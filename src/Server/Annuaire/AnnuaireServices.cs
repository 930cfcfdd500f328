using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Generations;
using MonEspaceSante.Server.Annuaire.Professionnels;

namespace MonEspaceSante.Server.Annuaire;

internal static class AnnuaireServices
{
    public static IServiceCollection AddAnnuaire(this IServiceCollection services) => services
        .AddSingleton<GenerationStore>()
        .AddSingleton<ProfessionnelStore>()
        .AddSingleton<BoiteStore>()
        .AddSingleton<AnnuairePage>()
        .AddSingleton<SearchProfessionals>()
        .AddSingleton<GetProfessional>()
        .AddSingleton<FindColleague>()
        .AddSingleton<StructureTie>()
        .AddSingleton<SearchMailboxes>();
}
