namespace MonEspaceSante.Server.Reprise;

/// <summary>What becomes of a line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Fault">What the report tells; null where there is nothing to tell.</param>
/// <param name="PatientId">The patient of a dossier that is to come in, or is in.</param>
/// <param name="IsKnown">Whether the patient of a dossier that is to come in was known before.</param>
/// <param name="Lacking">How many documents of a dossier that is in lack their bytes.</param>
internal sealed record Judgement(
    ImportLine Line,
    LineOutcome Outcome,
    LineFault? Fault = null,
    Guid PatientId = default,
    bool IsKnown = false,
    long Lacking = 0);
