namespace MonEspaceSante.Annuaire;

/// <summary>What mailbox is searched for. Accents, case, hyphens and apostrophes do not count. Null, the default of each,
/// stands for what does not matter.</summary>
/// <remarks>One at least of <see cref="Address"/>, <see cref="PsIdNat"/>, <see cref="Structure"/>, <see cref="Name"/>,
/// <see cref="Postcode"/> and <see cref="CommuneName"/>. The beginning of a name alone must not leave more than 20,000
/// mailboxes.</remarks>
public sealed record MailboxSearch
{
    /// <summary>The whole address.</summary>
    public string? Address { get; init; }

    /// <summary>Whose they are.</summary>
    public MailboxType? Type { get; init; }

    /// <summary>The holder: a RPPS, an ADELI number or a PS_IdNat.</summary>
    public string? PsIdNat { get; init; }

    /// <summary>The structure: a FINESS, a SIRET or a Struct_IdNat.</summary>
    public string? Structure { get; init; }

    /// <summary>The beginning of the label: of the holder's name, or of the structure's. 2 letters at least.</summary>
    public string? Name { get; init; }

    /// <summary>The holder's profession, table G15. It leaves only mailboxes of professionals.</summary>
    public string? Profession { get; init; }

    /// <summary>The postcode, 5 characters.</summary>
    public string? Postcode { get; init; }

    /// <summary>The whole name of a commune, as of professionals.</summary>
    public string? CommuneName { get; init; }
}
