using System.Data.Common;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>Something that a slice keeps of a patient and that goes when the dossier is erased.</summary>
internal interface IErasedWithDossier
{
    /// <summary>Removes it in the write that erases the dossier.</summary>
    Task EraseAsync(DbConnection connection, Guid patientId);
}
