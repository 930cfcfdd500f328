using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Dmp.Dossiers;
using PersonName = MonEspaceSante.Protos.Identity.V1.PersonName;

namespace MonEspaceSante.Server.Compte.Courriers;

/// <summary>Draws a provisional code and puts its letter into the outbox, in the write that holds the account: the code of
/// the letter is the only one that serves.</summary>
internal sealed class SendCode(CodeStore codes, CourrierStore courriers, AssureStore assures, DossierStore dossiers)
{
    /// <param name="held">The account.</param>
    /// <param name="compte">Where it stands once the event is over.</param>
    /// <param name="motive">What for.</param>
    /// <param name="channel">How. A letter where no electronic address is known.</param>
    public async Task RunAsync(HeldCompte held, CompteTitulaire compte, CodeMotive motive, CodeChannel channel)
    {
        var code = HandCopiedCode.Draw();
        await codes.AddAsync(held.Connection, held.PatientId, code, held.Now);
        var letter = await AddressedAsync(held, compte, channel);
        letter.Motive = motive;
        letter.Code = HandCopiedCode.Print(code);
        letter.CodeExpireTime = (held.Now + ProvisionalCode.Life).ToTimestamp();
        letter.OppositionEndTime = compte.OppositionEndsAt?.ToTimestamp();
        await courriers.AddAsync(held.Connection, held.PatientId, letter);
    }

    /// <summary>Puts a letter without a code into the outbox.</summary>
    public async Task TellAsync(HeldCompte held, CodeMotive motive)
    {
        var letter = await AddressedAsync(held, held.Compte, CodeChannel.Courrier);
        letter.Motive = motive;
        await courriers.AddAsync(held.Connection, held.PatientId, letter);
    }

    private async Task<Courrier> AddressedAsync(HeldCompte held, CompteTitulaire compte, CodeChannel channel)
    {
        var recipientId = compte.IsMinor(held.Now)
            ? await RepresentativeStore.FindFirstAsync(held.Connection, held.PatientId) ?? held.PatientId
            : held.PatientId;
        var recipient = await assures.FindAsync(held.Connection, recipientId);
        var isElectronic = channel == CodeChannel.Courriel && recipient?.Email.Length > 0;
        return new Courrier
        {
            Channel = isElectronic ? CodeChannel.Courriel : CodeChannel.Courrier,
            Address = { isElectronic ? [recipient!.Email] : recipient?.PostalAddress ?? [] },
            Recipient = await NameAsync(held, recipientId),
            Person = await NameAsync(held, held.PatientId),
        };
    }

    private async Task<PersonName> NameAsync(HeldCompte held, Guid patientId)
    {
        var traits = (await dossiers.FindAsync(held.Connection, patientId))?.Traits ?? new Traits();
        return new PersonName
        {
            Family = traits.UsedName.Length > 0 ? traits.UsedName : traits.BirthName,
            Given = traits.GivenNames,
        };
    }
}
