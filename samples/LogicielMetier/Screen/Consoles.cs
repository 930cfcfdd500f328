using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>The two outputs of the program. Colours and movement are for eyes, not for files.</summary>
internal static class Consoles
{
    public static IAnsiConsole Output { get; } = On(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = On(Console.Error, Console.IsErrorRedirected);

    public static IAnsiConsole None { get; } = On(TextWriter.Null, isRedirected: true);

    private static IAnsiConsole On(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    });
}
