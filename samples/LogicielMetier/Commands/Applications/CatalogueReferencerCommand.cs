using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>References an application, or a new version of it.</summary>
internal sealed class CatalogueReferencerCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Argument<string> _file = new Argument<string>("fichier")
    {
        Description = "Fichier JSON : applicationId, version, name, publisher, description, structIdNat, scopes, purposes, "
            + "criteria (family, code, isMet, evidence)",
    }.RefusingOptions();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueReferencerCommand();
        var command = new SectionCommand(
            Section.Operator,
            "referencer",
            "Référencer une application ou une version, ses critères étant remplis (--carte operateur --indirecte).")
        {
            self._file,
        };
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var application = Read(parsed.GetRequiredValue(_file), await InputFile.ReadTextAsync(parsed.GetRequiredValue(_file), cancellationToken));
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var referenced = await connection.Referencement.ReferenceAsync(application, requestId: null, cancellationToken);
        output.Answer(CatalogueAnswers.Of(referenced));
        output.Console.Write(Facts.Of(CatalogueAnswers.Facts(referenced)));
    }

    private static ReferencedApplication Read(string file, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReferencedApplication>(json, Json)
                ?? throw new JsonException("null");
        }
        catch (JsonException malformed)
        {
            throw LocalRefusal.UnreadableFile(file, malformed);
        }
    }
}
