using System.CommandLine;
using System.Globalization;
using MonEspaceSante.Agenda;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>When something begins, on the clock of a zone, and how long it lasts.</summary>
internal sealed class WhenOptions
{
    private const int DefaultMinutes = 30;
    private static readonly string[] Forms = ["dd/MM/yyyy HH:mm", "d/M/yyyy HH:mm", "yyyy-MM-dd'T'HH:mm"];

    private readonly Option<DateTime?> _start = new("--debut")
    {
        Description = "Jour et heure, par exemple « 31/12/2026 09:30 » (obligatoire)",
        HelpName = "date",
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return local;
            result.AddError($"« {text} » n'est pas un jour et une heure ; il faut par exemple 31/12/2026 09:30.");
            return null;
        },
    };

    private readonly Option<int?> _minutes = CountOption.New(
        "--duree", $"Durée en minutes (par défaut : {DefaultMinutes})", most: 1440);

    private readonly Option<string> _zone = new Option<string>("--fuseau")
    {
        Description = $"Fuseau horaire, par son nom IANA (par défaut : {LocalTime.Paris})",
        HelpName = "nom",
    }.RefusingEmpty();

    private readonly Option<int?> _offset = new("--decalage")
    {
        Description = "Décalage horaire en heures, si l'heure existe deux fois (1 ou 2 à Paris en octobre)",
        HelpName = "heures",
    };

    public IEnumerable<Option> All => [_start, _minutes, _zone, _offset];

    public void RequireIn(Command command) => command.Validators.Add(result =>
    {
        if (!result.Tells(_start)) result.AddError($"L'option {_start.Name} est obligatoire.");
    });

    public LocalTime Start(ParseResult parsed) => new(
        parsed.GetRequiredValue(_start)!.Value,
        parsed.GetValue(_zone) ?? LocalTime.Paris,
        parsed.GetValue(_offset) is { } hours ? TimeSpan.FromHours(hours) : null);

    public TimeSpan Duration(ParseResult parsed) => TimeSpan.FromMinutes(parsed.GetValue(_minutes) ?? DefaultMinutes);
}
