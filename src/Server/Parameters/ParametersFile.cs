using System.Reflection;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Parameters;

/// <summary>
/// The operator's parameters file, over the embedded defaults. A change is taken without a restart; one that is invalid
/// leaves the parameters in force.
/// </summary>
internal sealed partial class ParametersFile
{
    private const int LargestFile = 64 * 1024;

    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(1);
    private static readonly ParametersDocument Defaults = ReadDefaults();

    private readonly string? _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _checkedAt;
    private FileStamp _stamp;
    private volatile NationalParameters _current;

    /// <exception cref="ParametersFileException">The file cannot be read, or is invalid.</exception>
    public ParametersFile(ServerOptions options, TimeProvider time, ILogger<ParametersFile> logger)
    {
        _path = options.ParametersFile;
        _time = time;
        _logger = logger;
        _checkedAt = time.GetUtcNow().UtcTicks;
        _current = Defaults.ToParameters();
        if (_path is null) return;
        _stamp = FileStamp.Of(_path);
        _current = Read(_path);
    }

    /// <summary>The parameters in force. Take them once for each call, so that it sees one version of them.</summary>
    public NationalParameters Current
    {
        get
        {
            if (_path is not null && IsTimeToCheck()) TakeChange(_path);
            return _current;
        }
    }

    // Of all the calls that come at that moment one looks at the file; the others go on with what is known.
    private bool IsTimeToCheck()
    {
        var now = _time.GetUtcNow().UtcTicks;
        var checkedAt = Interlocked.Read(ref _checkedAt);
        return Math.Abs(now - checkedAt) >= BetweenChecks.Ticks
            && Interlocked.CompareExchange(ref _checkedAt, now, checkedAt) == checkedAt;
    }

    private void TakeChange(string path)
    {
        // Read after its stamp: a change in between is seen at the next check.
        var stamp = FileStamp.Of(path);
        if (stamp == _stamp) return;
        _stamp = stamp;
        try
        {
            _current = Read(path);
            LogTaken(_logger);
        }
        catch (ParametersFileException)
        {
            LogInvalid(_logger);
        }
    }

    private static NationalParameters Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var json = new byte[LargestFile + 1];
            var length = file.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            return length <= LargestFile
                ? ParametersDocument.Parse(json.AsSpan(0, length), Defaults).ToParameters()
                : throw new FormatException("il est trop long pour un fichier de paramètres");
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ParametersFileException(failure);
        }
    }

    private static ParametersDocument ReadDefaults()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("parametres.json")!;
        using var json = new MemoryStream();
        stream.CopyTo(json);
        return ParametersDocument.Parse(json.ToArray());
    }

    [LoggerMessage(LogLevel.Information, "The parameters file was read again")]
    private static partial void LogTaken(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The parameters file is now missing or invalid; the last good parameters stay in force")]
    private static partial void LogInvalid(ILogger logger);
}
