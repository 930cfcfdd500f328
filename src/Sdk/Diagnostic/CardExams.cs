using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Diagnostic;

/// <summary>The card's software, the reader, the card in it and the tries that its code has left.</summary>
internal static class CardExams
{
    private const string OpenAlready = "La carte est déjà ouverte : les lecteurs n'ont pas été regardés.";
    private const string OnWindows = "Sous Windows, la carte se lit dans le magasin de certificats, sans ce logiciel.";

    public static IEnumerable<Constat> Of(CardView view) => [Software(view), Reader(view), Card(view), Pin(view)];

    private static Constat Software(CardView view)
    {
        var exam = new Examen(Examen.CardSoftware);
        if (!view.IsOfSoftware)
            return exam.NonExamine(NotLookedAt(view));
        if (view.IsLate)
        {
            return exam.Echec(
                "Le logiciel de lecture des cartes ne répond pas.",
                "Débranchez puis rebranchez le lecteur et la carte ; si le message revient, redémarrez le poste.",
                ("failure", "timeout"));
        }

        return view.Module is { } module
            ? exam.Ok(
                "Le logiciel de lecture des cartes répond.",
                ("file", Path.GetFileName(module.Path)),
                ("version", $"{module.Version}"),
                ("cryptoki_version", $"{module.CryptokiVersion}"))
            : exam.Echec(view.Fault!.Reason);
    }

    private static Constat Reader(CardView view)
    {
        var exam = new Examen(Examen.Reader);
        if (view.Module is null)
            return exam.NonExamine(NotLookedAt(view));
        return view.Readers.Count == 0 || view.Fault?.Reason == Reason.LecteurAbsent
            ? exam.Echec(Reason.LecteurAbsent)
            : exam.Ok("Un lecteur de carte est branché.", ("readers", $"{view.Readers.Count}"));
    }

    private static Constat Card(CardView view)
    {
        var exam = new Examen(Examen.Card);
        if (view.Carte is { } carte)
        {
            return carte.Removal.IsCancellationRequested
                ? exam.Echec(Reason.CarteRetiree)
                : exam.Ok("La carte est ouverte.", ("type", $"{carte.Porteur.Type}"));
        }

        if (view.IsOfStore)
        {
            return view.Fault is { } missing
                ? exam.Echec(missing.Reason)
                : exam.Ok("La carte est présente dans le magasin de certificats de Windows.", ("source", "windows_store"));
        }

        if (view.Fault is { } fault && view.Module is not null && fault.Reason != Reason.LecteurAbsent)
            return exam.Echec(fault.Reason);
        if (view.Reader?.Token is not { } token)
            return exam.NonExamine(NotLookedAt(view));
        if (!token.SignsPkcs1)
            return exam.Echec(Reason.CarteAlgorithmeAbsent);

        // OpenSSL can pad for a card that signs what is padded.
        return token.SignsPss || token.Mechanisms.Contains("CKM_RSA_X_509")
            ? exam.Ok("La carte est présente et sait signer.", ("tls", "1.3"))
            : exam.Attention(
                "La carte est présente ; elle ne sait pas ouvrir de connexion en TLS 1.3.",
                "Rien à faire tant que le serveur accepte TLS 1.2.",
                ("tls", "1.2"));
    }

    private static Constat Pin(CardView view)
    {
        var exam = new Examen(Examen.Pin);
        return view.Reader?.Token?.Pin switch
        {
            PinState.Intact => exam.Ok("Aucun code faux n'a été saisi depuis le dernier code juste.", ("tries_left", "3")),
            PinState.Low => exam.Attention(
                "Un code faux a été saisi : il reste deux essais.",
                "Saisissez le code avec soin : trois erreurs bloquent la carte.",
                ("tries_left", "2")),
            PinState.FinalTry => exam.Attention(
                "Il ne reste qu'un essai avant le blocage de la carte.",
                "Retrouvez le code avant de le saisir, ou utilisez le code de déblocage.",
                ("tries_left", "1")),
            PinState.Locked => exam.Echec(Reason.CodePorteurBloque, ("tries_left", "0")),
            _ => exam.NonExamine(NotLookedAt(view)),
        };
    }

    private static string NotLookedAt(CardView view) => view switch
    {
        { IsOfSoftware: true } => "Ce qui précède empêche de le regarder.",
        { IsOfStore: true } => OnWindows,
        _ => OpenAlready,
    };
}
