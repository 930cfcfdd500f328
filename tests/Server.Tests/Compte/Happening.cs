namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Something that somebody does to an account, or that time does.</summary>
public enum Happening
{
    Wave,
    OperatorSendsCode,
    OperatorSendsCodeForCredentials,
    PersonOpposes,
    PersonActivates,
    ParentActivates,
    SomebodyGuesses,
    CardIsAnother,
    PersonReplacesCredentials,
    PersonCloses,
    PersonClosesForGood,
    PersonAsksForErasure,
    PersonTakesErasureBack,
    PersonDies,
    AWeekPasses,
    SixWeeksPass,
    ThreeMonthsPass,
    ElevenYearsPass,
    AMonthIsPutBack,
}
