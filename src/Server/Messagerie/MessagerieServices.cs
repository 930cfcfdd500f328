using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Evenements;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie;

internal static class MessagerieServices
{
    /// <exception cref="OperatorFileException">One of the operator's files has a fault.</exception>
    public static IServiceCollection AddMessagerie(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton(MessagerieRules.Load(options.MessagerieFile))
        .AddSingleton(RoutageMatrix.Load(options.RoutingFile))
        .AddSingleton<IErasedWithDossier, MessagerieErasure>()
        .AddMailboxes()
        .AddSingleton<ConversationStore>()
        .AddSingleton<KnownConversation>()
        .AddSingleton<ToldConversation>()
        .AddSingleton<ListConversations>()
        .AddSingleton<CloseConversation>()
        .AddMessages()
        .AddSingleton<EventStore>()
        .AddSingleton<MailboxCursor>()
        .AddSingleton<WatchMailbox>()
        .AddSingleton<MailboxCalls>();

    private static IServiceCollection AddMailboxes(this IServiceCollection services) => services
        .AddSingleton<DirectoryBoites>()
        .AddSingleton<PatientBoites>()
        .AddSingleton<Addressees>()
        .AddSingleton<DispensingPharmacy>()
        .AddSingleton<BoiteWrites>();

    private static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<MessageStore>()
        .AddSingleton<WordStore>()
        .AddSingleton<KnownMessage>()
        .AddSingleton<ToldMessage>()
        .AddSingleton<ListMessages>()
        .AddSingleton<SearchMessages>()
        .AddSingleton<MarkAsRead>()
        .AddSingleton<HeaderRule>()
        .AddSingleton<KeepMessage>()
        .AddSingleton<SendMessage>()
        .AddSingleton<SentBefore>()
        .AddSingleton<PieceStore>()
        .AddSingleton<PieceDocuments>()
        .AddSingleton<DepositProofs>()
        .AddSingleton<KnownPiece>()
        .AddSingleton<DownloadAttachment>()
        .AddSingleton<DepositAttachment>();
}
