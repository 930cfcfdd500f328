namespace MonEspaceSante.Server.Compte.Codes;

/// <summary>What became of a provisional code. The store keeps the numbers.</summary>
internal enum CodeStatus
{
    Live = 1,
    Used = 2,

    /// <summary>Seen past its end: it stays so whatever the clock tells later.</summary>
    Expired = 3,

    /// <summary>Tried in vain too many times.</summary>
    Blocked = 4,

    /// <summary>Another was sent since.</summary>
    Replaced = 5,
}
