namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>What an actor does in a dossier.</summary>
internal enum Act
{
    Submit,
    Replace,
    Mask,
    Unmask,
    Disclose,
    HideFromPatient,
    Archive,
    Unarchive,
    Delete,

    /// <summary>The patient lets the actor read.</summary>
    Authorize,

    /// <summary>The patient lets the actor read no more.</summary>
    Withdraw,
}
