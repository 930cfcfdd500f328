namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>Something that people do with a practice software, or that goes wrong with it.</summary>
public enum Scene
{
    Feed,
    FeedAClosedDossier,
    FeedWhatIsNoDocument,
    BreakTheGlass,
    Search,
    LookAnIdentityUp,
    LookNobodyUp,
    VerifyIdentities,
    TypeAWrongCode,
    SignInWithoutACard,
    ExamineTheWorkstation,
    StealAToken,
    ActAsAStructure,
    BlockAVirtualCard,
    LiveAnAccount,
    LetAnApplicationIn,
    WriteMessages,
    KeepAnAgenda,
    DumpTheOptions,
}
