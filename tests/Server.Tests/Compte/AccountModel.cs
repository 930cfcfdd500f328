using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>What decision 0017 says of one account, told without a line of the server.</summary>
internal sealed class AccountModel(DateTimeOffset? majority)
{
    private const int Tries = 5;

    private DateTimeOffset? _oppositionEnd;
    private DateTimeOffset _closedAt;
    private DateTimeOffset? _majority = majority;
    private bool _wasOpen;
    private bool _isDead;
    private string _code = "INVALIDE";
    private DateTimeOffset _codeEnd;
    private int _tries;

    public CompteStatus Status { get; private set; } = CompteStatus.Inexistant;

    public DateTimeOffset? EraseAt { get; private set; }

    /// <summary>How many letters wait that tell of replaced credentials.</summary>
    public int Warnings { get; private set; }

    public bool IsMinor => _majority is not null;

    /// <summary>Why a happening is refused, empty when it is not; the account stands where it leads.</summary>
    public string Happen(Happening happening, DateTimeOffset now) => happening switch
    {
        Happening.Wave => Announce(now),
        Happening.OperatorSendsCode => Send(now),
        Happening.OperatorSendsCodeForCredentials => SendForCredentials(now),
        Happening.PersonOpposes => WithCode(now, isCard: true, () => Oppose(now)),
        Happening.PersonActivates => WithCode(now, isCard: true, () => IsMinor ? "REPRESENTANT_REQUIS" : Activate()),
        Happening.ParentActivates => IsMinor ? WithCode(now, isCard: true, Activate) : "PERSONNE_NON_REPRESENTEE",
        Happening.SomebodyGuesses or Happening.CardIsAnother => WithCode(now, isCard: false, () => ""),
        Happening.PersonReplacesCredentials => WithCode(now, isCard: true, ReplaceCredentials),
        Happening.PersonCloses => Close(now, now.AddYears(10)),
        Happening.PersonClosesForGood => Close(now, now.AddMonths(3)),
        Happening.PersonAsksForErasure => Decide(Earliest(EraseAt, now.AddMonths(3))),
        Happening.PersonTakesErasureBack => Decide(_closedAt.AddYears(10)),
        Happening.PersonDies => Die(now),
        _ => Pass(now),
    };

    private string Announce(DateTimeOffset now)
    {
        if (Status != CompteStatus.Inexistant || _wasOpen || _isDead) return "";
        (Status, _oppositionEnd, _wasOpen) = (CompteStatus.Annonce, now.AddDays(42), true);
        NewCode(now);
        return "";
    }

    private string Send(DateTimeOffset now)
    {
        if (_isDead) return "PERSONNE_DECEDEE";
        if (Status == CompteStatus.Actif) return "COMPTE_DEJA_ACTIF";
        NewCode(now);
        return "";
    }

    private string SendForCredentials(DateTimeOffset now)
    {
        var refusal = SignedInto();
        if (refusal.Length == 0) NewCode(now);
        return refusal;
    }

    private string ReplaceCredentials()
    {
        var refusal = SignedInto();
        if (refusal.Length == 0) Warnings++;
        return refusal;
    }

    private string SignedInto() => (IsMinor, Status) switch
    {
        (true, _) => "MINEUR_SANS_IDENTIFIANTS",
        (_, CompteStatus.Clos) => "COMPTE_CLOS",
        (_, not CompteStatus.Actif) => "COMPTE_NON_ACTIF",
        _ => "",
    };

    private string Oppose(DateTimeOffset now)
    {
        if (Status is CompteStatus.Cree or CompteStatus.Actif) return "OPPOSITION_TARDIVE";
        if (Status != CompteStatus.Annonce) return "OPPOSITION_SANS_OBJET";
        if (now >= _oppositionEnd) return "OPPOSITION_TARDIVE";
        Status = CompteStatus.Oppose;
        return "";
    }

    private string Activate()
    {
        if (Status == CompteStatus.Actif) return "COMPTE_DEJA_ACTIF";
        (Status, EraseAt, _wasOpen) = (CompteStatus.Actif, null, true);
        return "";
    }

    private string Close(DateTimeOffset now, DateTimeOffset eraseAt)
    {
        if (Status == CompteStatus.Clos) return "COMPTE_CLOS";
        if (Status is not (CompteStatus.Cree or CompteStatus.Actif)) return "COMPTE_NON_ACTIF";
        (Status, _closedAt, EraseAt) = (CompteStatus.Clos, now, eraseAt);
        EndCode();
        return "";
    }

    private string Decide(DateTimeOffset? eraseAt)
    {
        if (Status != CompteStatus.Clos) return "COMPTE_NON_CLOS";
        EraseAt = eraseAt;
        return "";
    }

    private string Die(DateTimeOffset now)
    {
        if (_isDead) return "";
        if (Status != CompteStatus.Clos) (_closedAt, EraseAt) = (now, now.AddYears(10));
        (Status, _isDead, _majority) = (CompteStatus.Clos, true, null);
        EndCode();
        return "";
    }

    private string Pass(DateTimeOffset now)
    {
        // What was seen past its end stays so, however the clock is put back.
        if (_code == "VALIDE" && now >= _codeEnd) _code = "PERIME";
        if (Status == CompteStatus.Annonce && now >= _oppositionEnd) Status = CompteStatus.Cree;
        if (now >= _majority)
        {
            _majority = null;
            EndCode();
            if (Status == CompteStatus.Actif) Status = CompteStatus.Cree;
            if (Status is CompteStatus.Cree or CompteStatus.Annonce) NewCode(now);
        }

        if (Status == CompteStatus.Clos && now >= EraseAt)
            (Status, EraseAt, _code, Warnings) = (CompteStatus.Inexistant, null, "INVALIDE", 0);
        return "";
    }

    // A refusal that comes after the code was found right leaves the code as it was.
    private string WithCode(DateTimeOffset now, bool isCard, Func<string> use)
    {
        if (_code == "VALIDE" && now >= _codeEnd) _code = "PERIME";
        if (!isCard)
        {
            if (_code == "VALIDE" && ++_tries == Tries) _code = "BLOQUE";
            return "CODE_INVALIDE";
        }

        if (_code != "VALIDE") return $"CODE_{_code}";
        var refusal = use();
        if (refusal.Length == 0) _code = "DEJA_UTILISE";
        return refusal;
    }

    private void NewCode(DateTimeOffset now) => (_code, _codeEnd, _tries) = ("VALIDE", now.AddDays(42), 0);

    private void EndCode()
    {
        if (_code is "VALIDE" or "BLOQUE") _code = "PERIME";
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset other) => one < other ? one : other;
}
