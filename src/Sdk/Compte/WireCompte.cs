using MonEspaceSante.Identity;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>Accounts as the contracts spell them.</summary>
internal static class WireCompte
{
    public static Wire.CarteVitale ToWire(this CarteAssure carte) => new()
    {
        InsuredMatricule = carte.InsuredMatricule,
        BirthDate = carte.BirthDate.Value,
        BirthRank = carte.BirthRank,
        SerialNumber = carte.SerialNumber,
    };

    public static Wire.CodeChannel ToWire(this CodeChannel channel) =>
        channel == CodeChannel.Courriel ? Wire.CodeChannel.Courriel : Wire.CodeChannel.Courrier;

    public static CompteTitulaire ToModel(this Wire.Compte compte) => new(compte.Patient.ToIns(), compte.Status.ToModel())
    {
        AnnounceTime = compte.AnnounceTime?.ToDateTimeOffset(),
        OppositionEndTime = compte.OppositionEndTime?.ToDateTimeOffset(),
        CreateTime = compte.CreateTime?.ToDateTimeOffset(),
        ActivateTime = compte.ActivateTime?.ToDateTimeOffset(),
        CloseTime = compte.CloseTime?.ToDateTimeOffset(),
        ClosingMotive = compte.Status == Wire.CompteStatus.Clos ? compte.ClosingMotive.ToModel() : null,
        EraseTime = compte.EraseTime?.ToDateTimeOffset(),
        Confidentialite = new Confidentialite(
            compte.Confidentiality?.BrisDeGlaceOpposed == true, compte.Confidentiality?.UrgenceOpposed == true),
        IsRepresented = compte.Represented,
        MajorityTime = compte.MajorityTime?.ToDateTimeOffset(),
    };

    public static Courrier ToModel(this Wire.Courrier courrier) => new(
        courrier.Token,
        courrier.Motive switch
        {
            Wire.CodeMotive.Annonce => CodeMotive.Annonce,
            Wire.CodeMotive.Demande => CodeMotive.Demande,
            Wire.CodeMotive.Majorite => CodeMotive.Majorite,
            Wire.CodeMotive.Connexion => CodeMotive.Connexion,
            Wire.CodeMotive.Securite => CodeMotive.Securite,
            _ => CodeMotive.Unknown,
        },
        courrier.Channel == Wire.CodeChannel.Courriel ? CodeChannel.Courriel : CodeChannel.Courrier,
        (courrier.Recipient ?? new()).ToName(),
        [.. courrier.Address],
        (courrier.Person ?? new()).ToName(),
        courrier.Code,
        courrier.CodeExpireTime?.ToDateTimeOffset(),
        courrier.OppositionEndTime?.ToDateTimeOffset());

    private static CompteStatus ToModel(this Wire.CompteStatus status) => status switch
    {
        Wire.CompteStatus.Inexistant => CompteStatus.Inexistant,
        Wire.CompteStatus.Annonce => CompteStatus.Annonce,
        Wire.CompteStatus.Oppose => CompteStatus.Oppose,
        Wire.CompteStatus.Cree => CompteStatus.Cree,
        Wire.CompteStatus.Actif => CompteStatus.Actif,
        Wire.CompteStatus.Clos => CompteStatus.Clos,
        _ => CompteStatus.Unknown,
    };

    private static ClosingMotive ToModel(this Wire.ClosingMotive motive) => motive switch
    {
        Wire.ClosingMotive.Demande => ClosingMotive.Demande,
        Wire.ClosingMotive.Deces => ClosingMotive.Deces,
        _ => ClosingMotive.Unknown,
    };
}
