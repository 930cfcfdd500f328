using System.Data.Common;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>Something that a slice begins for a patient when the account is activated.</summary>
internal interface IOpenedWithDossier
{
    /// <summary>Begins it in the write that opens the dossier. It may have begun before.</summary>
    Task OpenAsync(DbConnection connection, Guid patientId);
}
