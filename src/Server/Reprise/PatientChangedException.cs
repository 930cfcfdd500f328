using System.Data;

namespace MonEspaceSante.Server.Reprise;

/// <summary>A server beside the import gave a patient of the batch an identity or a dossier: the batch is to be judged again.
/// </summary>
internal sealed class PatientChangedException() : DataException("A patient of the batch changed meanwhile.");
