namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a patient is told of. The numbers are kept in the store.</summary>
internal enum NotificationKind
{
    /// <summary>Someone has searched the dossier (TD3.1).</summary>
    Search = 1,
}
