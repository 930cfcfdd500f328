using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>A professional who was found.</summary>
/// <param name="Place">Their place in the list.</param>
/// <param name="Professional">Who, with all activities.</param>
internal sealed record FoundProfessional(AnnuairePlace Place, ListedProfessional Professional);
