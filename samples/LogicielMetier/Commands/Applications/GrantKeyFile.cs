using System.CommandLine;
using System.Text.Json;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>The file in which an application keeps what opens a grant, for its own eyes.</summary>
internal sealed class GrantKeyFile
{
    private readonly Option<string> _file = new Option<string>("--cle")
    {
        Description = "Fichier de la clé du consentement, écrit par « application apparier »",
        HelpName = "fichier",
    }.RefusingEmpty();

    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Require(_file);
    }

    public async Task<GrantKey> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        var json = await InputFile.ReadTextAsync(file, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<GrantKey>(json) ?? throw new JsonException("null");
        }
        catch (JsonException malformed)
        {
            throw LocalRefusal.UnreadableFile(file, malformed);
        }
    }

    public async Task WriteAsync(ParseResult parsed, GrantKey key, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        try
        {
            await using var stream = new FileStream(file, Options());
            await JsonSerializer.SerializeAsync(stream, key, cancellationToken: cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw LocalRefusal.UnwritableFile(file, failure);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
