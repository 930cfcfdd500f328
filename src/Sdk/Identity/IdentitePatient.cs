using MonEspaceSante.Errors;
using MonEspaceSante.Insi;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Identity;

/// <summary>The identity of a patient in a practice software: traits, matricule, and how far they are proven. It only
/// changes in the ways that identity vigilance allows; each change returns the new one.</summary>
/// <remarks>
/// Référentiel national d'identitovigilance (RNIV). The register makes a provisional identity récupérée and a
/// validated one qualifiée; a checked document makes them validée and qualifiée; a verification that fails takes the
/// matricule and the register's part away (assumption: it leaves what the document proved).
/// </remarks>
public sealed record IdentitePatient
{
    private IdentitePatient(TraitsIdentite traits) => Traits = traits;

    /// <summary>The traits. Those of the register once it has answered.</summary>
    public TraitsIdentite Traits { get; private init; }

    /// <summary>The matricule. Null unless <see cref="StatutIdentite.Recuperee"/> or
    /// <see cref="StatutIdentite.Qualifiee"/>.</summary>
    public Ins? Ins { get; private init; }

    /// <summary>Whether a document of high confidence was checked.</summary>
    public bool IsDocumentChecked { get; private init; }

    /// <summary>What is noted beside the status.</summary>
    public AttributIdentite Attributs { get; private init; }

    /// <summary>How far it is proven.</summary>
    public StatutIdentite Statut => (Ins is not null, IsDocumentChecked) switch
    {
        (true, true) => StatutIdentite.Qualifiee,
        (true, false) => StatutIdentite.Recuperee,
        (false, true) => StatutIdentite.Validee,
        _ => StatutIdentite.Provisoire,
    };

    /// <summary>Whether the register may be asked.</summary>
    public bool MayAskRegister => !IsInDoubt;

    /// <summary>Whether it is shared with its matricule: qualified, and with no waiting number.</summary>
    public bool MayBeShared => MayServe(UsageIdentite.Partage);

    private bool IsInDoubt => (Attributs & (AttributIdentite.Douteuse | AttributIdentite.Fictive)) != 0;

    /// <summary>An identity as it was told at the counter: provisoire.</summary>
    /// <param name="traits">The traits.</param>
    public static IdentitePatient Provisoire(TraitsIdentite traits)
    {
        ArgumentNullException.ThrowIfNull(traits);
        return new IdentitePatient(traits);
    }

    /// <summary>Takes over what the register answered to a search that found one person: matricule and traits. A document
    /// that was checked for other traits no longer proves anything.</summary>
    /// <param name="found">The person that the user recognised.</param>
    /// <exception cref="InsRefusedException">IDENTITE_DOUTEUSE.</exception>
    public IdentitePatient Recuperer(InsIdentity found)
    {
        ArgumentNullException.ThrowIfNull(found);
        DemandCertain();
        return this with
        {
            Ins = found.Ins,
            Traits = found.Traits,
            IsDocumentChecked = IsDocumentChecked && Traits.DivergencesFrom(found.Traits).Count == 0,
        };
    }

    /// <summary>Notes that the traits were checked against a document of high confidence.</summary>
    /// <exception cref="InsRefusedException">IDENTITE_DOUTEUSE.</exception>
    public IdentitePatient Valider()
    {
        DemandCertain();
        return this with { IsDocumentChecked = true };
    }

    /// <summary>Takes the verdict of a verification: one that fails drops the matricule and downgrades the
    /// identity.</summary>
    /// <param name="verdict">What the register answered.</param>
    public IdentitePatient Verifier(IdentityVerdict verdict) =>
        verdict == IdentityVerdict.Differente ? this with { Ins = null } : this;

    /// <summary>Corrects traits: what was proven of the former ones no longer is.</summary>
    /// <param name="traits">The traits.</param>
    public IdentitePatient Corriger(TraitsIdentite traits)
    {
        ArgumentNullException.ThrowIfNull(traits);
        return traits == Traits ? this : new IdentitePatient(traits) { Attributs = Attributs };
    }

    /// <summary>Notes attributes in place of those there were. A doubtful or fictive identity is provisoire, whatever it
    /// was.</summary>
    /// <param name="attributs">The attributes.</param>
    /// <exception cref="ArgumentException">An identity is doubtful or fictive, never both.</exception>
    public IdentitePatient Noter(AttributIdentite attributs)
    {
        if (attributs.HasFlag(AttributIdentite.Douteuse | AttributIdentite.Fictive))
            throw new ArgumentException("An identity is doubtful or fictive, never both", nameof(attributs));
        var noted = this with { Attributs = attributs };
        return noted.IsInDoubt ? noted with { Ins = null, IsDocumentChecked = false } : noted;
    }

    /// <summary>Whether it is proven far enough for a use.</summary>
    /// <param name="usage">The use.</param>
    public bool MayServe(UsageIdentite usage) => IdentityRules.Of(usage).Against(this) is null;

    /// <summary>The matricule, for a use that it is proven far enough for.</summary>
    /// <param name="usage">The use.</param>
    /// <exception cref="InsRefusedException">IDENTITE_NON_QUALIFIEE, or INS_NIA_REFUSE for a waiting number.</exception>
    public Ins DemandFor(UsageIdentite usage)
    {
        switch (IdentityRules.Of(usage).Against(this))
        {
            case null:
                return Ins!;
            case Reason.InsNiaRefuse:
                throw Ins.WaitingNumber();
            case { } reason:
                throw Refusal.Because(reason);
        }
    }

    /// <summary>The matricule, to share it.</summary>
    /// <exception cref="InsRefusedException">IDENTITE_NON_QUALIFIEE, or INS_NIA_REFUSE for a waiting number.</exception>
    public Ins DemandShareable() => DemandFor(UsageIdentite.Partage);

    /// <summary>The matricule, to have the register verify it.</summary>
    /// <exception cref="InsRefusedException">IDENTITE_DOUTEUSE; IDENTITE_NON_QUALIFIEE when there is no matricule.</exception>
    internal Ins DemandVerifiable()
    {
        DemandCertain();
        return Ins ?? throw Refusal.Because(Reason.IdentiteNonQualifiee);
    }

    /// <summary>Names the status only: logs hold no identity.</summary>
    public override string ToString() => $"IdentitePatient({Statut})";

    /// <summary>Refuses to have the register asked about somebody in doubt.</summary>
    internal void DemandCertain()
    {
        if (IsInDoubt)
            throw Refusal.Because(Reason.IdentiteDouteuse);
    }
}
