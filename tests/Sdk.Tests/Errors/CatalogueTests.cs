using System.Text.Json;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Errors;

/// <summary>Proto enum, catalogue and exception types tell one story.</summary>
internal sealed class CatalogueTests
{
    private static readonly IReadOnlyList<Reason> Reasons =
        [.. Enum.GetValues<Reason>().Where(r => r != Reason.Unspecified)];

    [Test]
    public void Catalogue_holds_every_reason_once_and_no_other()
    {
        var codes = FileCodes();
        var expected = ReasonReflection.Descriptor.EnumTypes[0].Values
            .Where(v => v.Number != 0)
            .Select(v => v.Name["REASON_".Length..]);

        Assert.That(codes, Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(Reasons))]
    public void Entry_is_complete(Reason reason)
    {
        var entry = ErrorCatalogue.Find(reason);

        Assert.Multiple(() =>
        {
            Assert.That(entry.Reason, Is.EqualTo(reason));
            Assert.That(ErrorCatalogue.Find(entry.Code), Is.SameAs(entry));
            Assert.That(StatusNames(), Does.Contain(entry.Status));
            Assert.That(entry.Message, Does.Match(@"^[A-ZÀ-Ý].+\.$"));
            Assert.That(entry.Remedy, Does.Match(@"^[A-ZÀ-Ý].+\.$"));
        });
    }

    [TestCaseSource(nameof(Reasons))]
    public void Exception_of_a_reason_is_that_of_its_action_and_tells_the_catalogue(Reason reason)
    {
        var entry = ErrorCatalogue.Find(reason);

        var exception = Refusal.Because(reason);

        Assert.Multiple(() =>
        {
            Assert.That(exception.GetType().Name, Is.EqualTo(ExceptionName(entry.Action)));
            Assert.That(exception.Reason, Is.EqualTo(reason));
            Assert.That(exception.ReasonCode, Is.EqualTo(entry.Code));
            Assert.That(exception.Message, Is.EqualTo(entry.Message));
            Assert.That(exception.Remedy, Is.EqualTo(entry.Remedy));
            Assert.That(exception.IsTransient, Is.EqualTo(entry.IsTransient));
            Assert.That(exception.Actor, Is.EqualTo(entry.Actor));
        });
    }

    [Test]
    public void Every_exception_type_has_a_reason()
    {
        var thrown = Reasons.Select(r => Refusal.Because(r).GetType()).Distinct();
        var declared = typeof(MonEspaceSanteException).Assembly.GetExportedTypes()
            .Where(t => t.IsSubclassOf(typeof(MonEspaceSanteException)));

        Assert.That(thrown, Is.EquivalentTo(declared));
    }

    /// <summary>The exception type of an action, as the guide names it.</summary>
    internal static string ExceptionName(CallerAction action) => action switch
    {
        CallerAction.Integration => "ContractViolationException",
        CallerAction.Service => "ServiceUnavailableException",
        CallerAction.Carte => "CarteRefusedException",
        CallerAction.Session => "SessionEndedException",
        CallerAction.Habilitation => "HabilitationDeniedException",
        CallerAction.Patient => "InsRefusedException",
        CallerAction.Dossier => "DossierUnavailableException",
        CallerAction.Message => "MessageRefusedException",
        CallerAction.Document => "DocumentRefusedException",
        CallerAction.Compte => "CompteRefusedException",
        CallerAction.Agenda => "AgendaRefusedException",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static List<string> FileCodes()
    {
        using var stream = typeof(ErrorCatalogue).Assembly.GetManifestResourceStream("error-catalogue.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().Select(row => row.GetProperty("reason").GetString()!)];
    }

    private static IEnumerable<string> StatusNames() =>
        Enum.GetNames<StatusCode>().Select(n => JsonNamingPolicy.SnakeCaseUpper.ConvertName(n));
}
