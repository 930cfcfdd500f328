using MonEspaceSante.Compte;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What scripts read of accounts, as <see cref="Answers"/> for documents.</summary>
internal static class CompteAnswers
{
    public static object Of(CompteTitulaire compte) => new
    {
        compte.Patient.Matricule,
        Status = compte.Status.ToString().ToLowerInvariant(),
        compte.OppositionEndTime,
        compte.ActivateTime,
        compte.CloseTime,
        compte.EraseTime,
        Represented = compte.IsRepresented,
        compte.MajorityTime,
    };

    public static object Of(Courrier courrier) => new
    {
        courrier.Token,
        Motive = courrier.Motive.ToString().ToLowerInvariant(),
        Channel = courrier.Channel.ToString().ToLowerInvariant(),
        Recipient = Screen.French.Name(courrier.Recipient),
        courrier.Address,
        Person = Screen.French.Name(courrier.Person),
        courrier.Code,
        courrier.CodeExpireTime,
        courrier.OppositionEndTime,
    };
}
