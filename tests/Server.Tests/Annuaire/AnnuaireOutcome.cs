using MonEspaceSante.Server.Annuaire.Import;

namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>What an import of the directory did.</summary>
internal sealed record AnnuaireOutcome(AnnuaireCounts Counts, IReadOnlyList<AnnuaireFault> Faults);
