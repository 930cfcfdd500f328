namespace MonEspaceSante.Server.Reprise;

/// <summary>Tells how far an import is: one line that moves on a terminal, a line now and then elsewhere.</summary>
internal sealed class ImportProgress(
    TextWriter console, bool isTerminal, Func<double> share, Func<TimeSpan, string> done, TimeProvider time)
{
    private const int Bar = 20;

    private static readonly TimeSpan BetweenMoves = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly long _start = time.GetTimestamp();
    private long _told = time.GetTimestamp();
    private bool _hasMoved;

    public void Tell()
    {
        if (time.GetElapsedTime(_told) < (isTerminal ? BetweenMoves : BetweenLines)) return;
        _told = time.GetTimestamp();
        if (isTerminal) console.Write($"\r{Line()}");
        else console.WriteLine(Line());
        _hasMoved = true;
    }

    public void End()
    {
        if (isTerminal && _hasMoved) console.WriteLine($"\r{Line()}");
    }

    private string Line()
    {
        var part = Math.Clamp(share(), 0, 1);
        var bar = new string('#', (int)(part * Bar)).PadRight(Bar, '.');
        return $"[{bar}] {part:P0}  {done(time.GetElapsedTime(_start))}";
    }
}
