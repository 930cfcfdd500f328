using MonEspaceSante.Identity;

namespace MonEspaceSante.Compte;

/// <summary>The account of a person.</summary>
/// <param name="Patient">Whose it is.</param>
/// <param name="Status">Where it stands.</param>
public sealed record CompteTitulaire(Ins Patient, CompteStatus Status)
{
    /// <summary>When the account was announced. Null when it never was.</summary>
    public DateTimeOffset? AnnounceTime { get; init; }

    /// <summary>Until when the person may oppose. Null unless <see cref="CompteStatus.Annonce"/>.</summary>
    public DateTimeOffset? OppositionEndTime { get; init; }

    /// <summary>When the account was opened, the last time it was. Null when it never was.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>When it was activated, the last time it was. Null when it never was.</summary>
    public DateTimeOffset? ActivateTime { get; init; }

    /// <summary>When it was closed. Null unless <see cref="CompteStatus.Clos"/>.</summary>
    public DateTimeOffset? CloseTime { get; init; }

    /// <summary>What it was closed for. Null unless <see cref="CompteStatus.Clos"/>.</summary>
    public ClosingMotive? ClosingMotive { get; init; }

    /// <summary>When what it holds will be erased: at the latest, when it is to go early; not before, otherwise. Null unless
    /// <see cref="CompteStatus.Clos"/>.</summary>
    public DateTimeOffset? EraseTime { get; init; }

    /// <summary>What the person decided on emergencies.</summary>
    public Confidentialite Confidentialite { get; init; } = new(false, false);

    /// <summary>Whether legal representatives act for the person, who is a minor.</summary>
    public bool IsRepresented { get; init; }

    /// <summary>When the person reaches majority. Null unless a minor's.</summary>
    public DateTimeOffset? MajorityTime { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "CompteTitulaire(…)";
}
