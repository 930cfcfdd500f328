namespace MonEspaceSante.Server.Reprise;

/// <summary>A line that was read: a dossier, or what is wrong with it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Fault">What is wrong; null when there is a dossier.</param>
/// <param name="Dossier">The dossier; null when there is a fault.</param>
/// <param name="Keys">What it is known by; null when there is a fault.</param>
internal sealed record ImportLine(long Number, LineFault? Fault, DossierToImport? Dossier, ImportKeys? Keys);
