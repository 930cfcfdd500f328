using System.Diagnostics;

namespace MonEspaceSante.RealComponents;

/// <summary>Debian's icalendar, a reader of calendars that is not ours.</summary>
public static class DebianCalendar
{
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What occurs in a span of time: a line each, in order, that tells when (in UTC), how many seconds, the UID,
    /// the status, the sequence, the summary, the description and the reminders, parted by <c>|</c>.</summary>
    /// <remarks>Ends the test as <see cref="RealComponent.Require"/> says where the reader is absent.</remarks>
    public static async Task<string[]> OccurrencesAsync(string calendar, DateTimeOffset from, DateTimeOffset to)
    {
        RealComponent.Require(
            File.Exists(Python) && (await RunAsync(["-c", "import icalendar, recurring_ical_events"], "")).ExitCode == 0,
            "Debian's icalendar is absent: apt-get install python3-icalendar python3-recurring-ical-events");
        var script = Path.Combine(Repository.Root, "tests/RealComponents/read_calendar.py");
        var result = await RunAsync([script, $"{from:yyyy-MM-ddTHH:mm:sszzz}", $"{to:yyyy-MM-ddTHH:mm:sszzz}"], calendar);
        result.RequireSuccess();
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<ProcessResult> RunAsync(string[] arguments, string input)
    {
        var command = new ProcessStartInfo(Python, arguments) { StandardInputEncoding = new System.Text.UTF8Encoding(false) };
        command.Environment["PYTHONUTF8"] = "1";
        command.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        await using var process = ForeignProcess.Start(command);
        await process.Input.WriteAsync(input);
        process.Input.Close();
        return await process.WaitAsync(Patience);
    }
}
