using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>The conversation or the message that a command is about, refused in French.</summary>
internal static class MessageArguments
{
    public static Argument<Guid> Conversation() =>
        Id("conversation", "Identifiant de la conversation, donné par « messagerie conversations »");

    public static Argument<Guid> Message() => Id("message", "Identifiant du message, donné par « messagerie messages »");

    public static Option<int?> Rank() => CountOption.New("--piece", "Numéro de la pièce jointe (par défaut : 1)");

    /// <summary>The conversation to answer in.</summary>
    public static Option<Guid?> Answered() => new("--conversation")
    {
        Description = "Conversation où répondre",
        HelpName = "identifiant",
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: var text }] && Guid.TryParse(text, out var id)) return id;
            result.AddError("L'option --conversation attend un identifiant.");
            return null;
        },
    };

    private static Argument<Guid> Id(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: var text }] && Guid.TryParse(text, out var id)) return id;
            result.AddError($"<{name}> attend un identifiant.");
            return Guid.Empty;
        },
    };
}
