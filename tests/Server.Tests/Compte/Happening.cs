namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Something that somebody does to an account, or that time does.</summary>
public enum Happening
{
    Wave,
    OperatorSendsCode,
    PersonOpposes,
    PersonActivates,
    ParentActivates,
    SomebodyGuesses,
    CardIsAnother,
    PersonCloses,
    PersonClosesForGood,
    PersonAsksForErasure,
    PersonTakesErasureBack,
    PersonDies,
    AWeekPasses,
    SixWeeksPass,
    ThreeMonthsPass,
    ElevenYearsPass,
}
