using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework.Internal;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>When a server is killed: at an event drawn at random, not at a time, so that it is in the midst of work.
/// </summary>
internal sealed class KillPoint : IDisposable
{
    private const int MostDeposits = 15;
    private const int MostChunks = 60;

    private readonly FileSystemWatcher _published;
    private readonly Countdown _countdown;
    private readonly Kind _kind;
    private readonly int _count;

    private KillPoint(Kind kind, int count, ServerProcess server, string contents)
    {
        _kind = kind;
        _count = count;
        _countdown = new Countdown(count, server.Kill);
        _published = new FileSystemWatcher(contents)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName,
            EnableRaisingEvents = kind == Kind.ContentPublished,
        };
        _published.Renamed += (_, _) => _countdown.Tick();
    }

    private enum Kind
    {
        /// <summary>A client has its acknowledgement; the others are anywhere.</summary>
        Acknowledged,

        /// <summary>A chunk of a document has left: the upload is cut.</summary>
        ChunkSent,

        /// <summary>The file of a document got its name: its rows are about to be committed.</summary>
        ContentPublished,
    }

    public bool IsReached => _countdown.IsOver;

    public IProgress<long>? Upload => _kind == Kind.ChunkSent ? _countdown : null;

    public static KillPoint Draw(Randomizer random, ServerProcess server, string contents)
    {
        var kind = random.NextEnum<Kind>();
        var most = kind == Kind.ChunkSent ? MostChunks : MostDeposits;
        return new KillPoint(kind, (int)random.NextLong(1, most + 1), server, contents);
    }

    public void OnAcknowledged()
    {
        if (_kind == Kind.Acknowledged) _countdown.Tick();
    }

    public void Dispose() => _published.Dispose();

    public override string ToString() => $"{_kind} {_count}";
}
