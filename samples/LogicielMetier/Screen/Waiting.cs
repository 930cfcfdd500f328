using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Says what takes a while, and keeps moving meanwhile where the console can.</summary>
internal static class Waiting
{
    public static async Task<T> ForAsync<T>(IAnsiConsole console, string what, Func<Task<T>> work)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi)
            return await console.Status().StartAsync($"{Markup.Escape(what)}…", _ => work());
        console.WriteLine($"{what}…");
        return await work();
    }
}
