using MonEspaceSante.Identity;

namespace MonEspaceSante.Annuaire;

/// <summary>A professional as the directory lists them.</summary>
public sealed record ListedProfessional
{
    /// <summary>PS_IdNat: <c>8</c> and 11 digits for a RPPS, <c>0</c> and 9 characters for an ADELI number.</summary>
    public required string PsIdNat { get; init; }

    /// <summary>The name that they practise under.</summary>
    public required PersonName Name { get; init; }

    /// <summary>How they are addressed, such as <c>Docteur</c>. Null where the directory tells nothing.</summary>
    public string? Civility { get; init; }

    /// <summary>Their activities: one at least, which may be without a structure.</summary>
    public IReadOnlyList<ProfessionalActivity> Activities { get; init; } = [];

    /// <summary>Their titles. Empty in the results of a search.</summary>
    public IReadOnlyList<Qualification> Qualifications { get; init; } = [];

    /// <summary>Their mailboxes, and those of practices that they share. Empty in the results of a search.</summary>
    public IReadOnlyList<Mailbox> Mailboxes { get; init; } = [];

    /// <summary>Names the type only, as all that names a person does.</summary>
    public override string ToString() => "ListedProfessional(…)";
}
