using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>A mailbox that a message goes to.</summary>
/// <param name="BoiteId">The mailbox in the store: for a patient, the patient.</param>
/// <param name="Correspondent">The mailbox as others see it.</param>
internal sealed record Addressee(Guid BoiteId, Correspondent Correspondent)
{
    public bool IsPatient => Correspondent.Kind == MailboxKind.Patient;

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Addressee(…)";
}
