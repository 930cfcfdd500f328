using MonEspaceSante.Identity;

namespace MonEspaceSante.Messagerie;

/// <summary>A mailbox that writes or is written to.</summary>
public sealed record Correspondent
{
    private Correspondent()
    {
    }

    /// <summary>The address in the directory. Null for a patient.</summary>
    public string? Address { get; private init; }

    /// <summary>The patient. Null for a mailbox of the directory.</summary>
    public Ins? Patient { get; private init; }

    /// <summary>What kind of mailbox; <see cref="MailboxKind.Unknown"/> for an address that was only typed.</summary>
    public MailboxKind Kind { get; internal init; }

    /// <summary>The name in the directory. Empty for a patient, and for an address that was only typed.</summary>
    public string Label { get; internal init; } = "";

    /// <summary>The address as a mail would bear it. A patient's holds the matricule: never log it. Null when it was not
    /// told.</summary>
    public string? MailAddress { get; internal init; }

    /// <summary>A mailbox of the directory.</summary>
    /// <param name="address">Its address. A patient is never designated by one.</param>
    public static Correspondent Of(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return new Correspondent { Address = address };
    }

    /// <summary>A patient.</summary>
    /// <param name="patient">The patient.</param>
    public static Correspondent Of(Ins patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return new Correspondent { Patient = patient, Kind = MailboxKind.Patient };
    }

    /// <summary>Names the kind only: logs hold no identity.</summary>
    public override string ToString() => $"Correspondent({Kind})";
}
