using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Shows how far a transfer is, where the console can move.</summary>
internal static class Transfer
{
    public static async Task<T> ShowAsync<T>(
        IAnsiConsole console, string title, long? size, Func<IProgress<long>?, Task<T>> transfer)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
            return await transfer(null);
        return await console.Progress()
            // Without a size, a bar that is full tells nothing.
            .AutoClear(size is null)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask($"  {Markup.Escape(title)}", maxValue: Math.Max(1, size ?? 1));
                task.IsIndeterminate = size is null;
                var result = await transfer(new Reporter(task));
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                return result;
            });
    }

    private sealed class Reporter(ProgressTask task) : IProgress<long>
    {
        public void Report(long value)
        {
            if (!task.IsIndeterminate) task.Value = value;
        }
    }
}
