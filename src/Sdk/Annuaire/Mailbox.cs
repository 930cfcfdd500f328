using MonEspaceSante.Identity;

namespace MonEspaceSante.Annuaire;

/// <summary>A mailbox of the secure messaging (MSSanté), as the directory lists it. One that several hold is listed once for
/// each.</summary>
public sealed record Mailbox
{
    /// <summary>The address, in small letters.</summary>
    public required string Address { get; init; }

    /// <summary>Whose it is.</summary>
    public required MailboxType Type { get; init; }

    /// <summary>What it is displayed as: the holder's name, or the structure's and the department's.</summary>
    public required string Label { get; init; }

    /// <summary>PS_IdNat of the holder. Null unless a professional's or a practice's.</summary>
    public string? PsIdNat { get; init; }

    /// <summary>The holder. Null unless a professional's or a practice's.</summary>
    public PersonName? Holder { get; init; }

    /// <summary>The holder's profession. Null where none is told.</summary>
    public CodedLabel? Profession { get; init; }

    /// <summary>The holder's speciality. Null where none is told.</summary>
    public CodedLabel? Speciality { get; init; }

    /// <summary>The structure. Null for a personal one that serves all activities.</summary>
    public ListedStructure? Structure { get; init; }

    /// <summary>The department of the structure that it belongs to. Null where none is told.</summary>
    public string? Department { get; init; }

    /// <summary>Where the structure is. Null where nothing is told.</summary>
    public ListedPlace? Place { get; init; }

    /// <summary>Whether documents may come by it alone, without paper (dématérialisation).</summary>
    public bool AcceptsPaperless { get; init; }

    /// <summary>Names the type only, as all that names a person does.</summary>
    public override string ToString() => "Mailbox(…)";
}
