using Microsoft.AspNetCore.Http;
using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Whatever the téléservice does, the caller has a typed reason, and no wrong identity.</summary>
public sealed class NationalFaultTests(Engine engine) : NationalFixture(engine)
{
    private const string Unavailable = "INSI_INDISPONIBLE";
    private const string Refusing = "INSI_CERTIFICAT_REFUSE";
    private const string Unusable = "INSI_REPONSE_INVALIDE";
    private const string OtherMessage =
        """
        <soap:Header><a:RelatesTo xmlns:a="http://www.w3.org/2005/08/addressing">uuid:6f1c0d1e-0000-4000-8000-000000000000
        </a:RelatesTo></soap:Header><env:Body
        """;

    private static readonly TestCaseData[] Faults =
    [
        Fault("insi_101", Unavailable, 3, _ => StubAnswer.Fault("siram_40", "insi_101")),
        Fault("insi_102", Unavailable, 3, _ => StubAnswer.Fault("siram_40", "insi_102")),
        Fault("siram_40", Unavailable, 3, _ => StubAnswer.Fault("siram_40", "siram_40")),
        Fault("desir_620", Refusing, 1, _ => StubAnswer.Fault("siram_40", "desir_620")),
        Fault("another code", Unusable, 1, _ => StubAnswer.Fault("siram_99", "insi_999")),
        Fault("a reset", Unavailable, 1, _ => ResetAsync),
        Fault("a delay", Unavailable, 1, _ => (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted)),
        Fault("a slow drip", Unavailable, 1, person => (context, _) => DripAsync(context, person)),
        Fault("500", Unavailable, 1, _ => StubAnswer.Text("", StatusCodes.Status500InternalServerError)),
        Fault("503 in HTML", Unavailable, 1, _ => StubAnswer.Text("<html>", StatusCodes.Status503ServiceUnavailable, "text/html")),
        Fault("403", Unusable, 1, _ => StubAnswer.Text("", StatusCodes.Status403Forbidden)),
        Fault("a redirection", Unusable, 1, _ => RedirectAsync),
        Fault("HTML", Unusable, 1, _ => StubAnswer.Text("<html><body>Maintenance</body></html>", type: "text/html")),
        Fault("nothing", Unusable, 1, _ => StubAnswer.Text("")),
        Fault("malformed", Unusable, 1, _ => StubAnswer.Text("<soap:Envelope>")),
        Fault("truncated", Unusable, 1, person => StubAnswer.Text(Right(person)[..^40])),
        Fault("a DTD", Unusable, 1, person => StubAnswer.Text(Spoilt(
            person, "<soap:Envelope", "<!DOCTYPE a [<!ENTITY b 'c'>]><soap:Envelope"))),
        Fault("depths", Unusable, 1, _ => StubAnswer.Text(StubAnswer.Envelope(
            string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000))))),
        Fault("without end", Unusable, 1, _ => StubAnswer.Text(StubAnswer.Envelope(new string(' ', 2_000_000)))),
        Fault("the answer twice", Unusable, 1, person => StubAnswer.Text(
            StubAnswer.Envelope(StubAnswer.Result(person) + StubAnswer.Result(person)))),
        Fault("two persons in one", Unusable, 1, person => StubAnswer.Text(Spoilt(
            person, "</RESULTAT>", $"{person.ToXml()}</RESULTAT>"))),
        Fault("an answer to another message", Unusable, 1, person => StubAnswer.Text(Spoilt(person, "<env:Body", OtherMessage))),
        Fault("another element", Unusable, 1, _ => StubAnswer.Text(StubAnswer.Envelope("<RESULTAT/>"))),
        Fault("another code of outcome", Unusable, 1, _ => StubAnswer.Code("07")),
        Fault("found and nobody", Unusable, 1, _ => StubAnswer.Code("00")),
        Fault("none and somebody", Unusable, 1, person => StubAnswer.Text(Spoilt(
            person, "<CodeCR>00", "<CodeCR>01"))),
        Person("another name", person => person with { BirthName = "AUTRE" }),
        Person("another first name", person => person with { GivenNames = "RUTHIE" }),
        Person("another sex", person => person with { Sex = "M" }),
        Person("another date", person => person with { BirthDate = "1977-07-15" }),
        Person("an impossible date", person => person with { BirthDate = "hier" }),
        Person("a wrong key", person => person with { Key = "11" }),
        Person("no key", person => person with { Key = "" }),
        Person("an unknown authority", person => person with { Oid = "1.2.3" }),
        Person("an INS-C", person => person with { Oid = "1.2.250.1.213.1.4.2" }),
    ];

    // Two of the faults are answers that never come.
    protected override async Task PrepareAsync() => Platform = await NationalPlatform.StartAsync(("delai_secondes", 5));

    [TestCaseSource(nameof(Faults))]
    public async Task Given_a_fault_of_the_teleservice_When_looked_for_Then_the_caller_has_its_reason(
        string reason, int requests, object answer)
    {
        var name = Name();
        Stub.On(name, ((Func<StubPerson, Func<HttpContext, InsiRequest, Task>>)answer)(new StubPerson(name)));
        await using var client = Client();

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits(name)));

        Assert.That((refusal.ReasonCode, Stub.Requests(name).Count), Is.EqualTo((reason, requests)));
    }

    [Test]
    public async Task Given_a_technical_fault_that_passes_When_looked_for_Then_the_caller_learns_nothing_of_it()
    {
        Stub.On("PASSAGERE", StubAnswer.InTurn(
            StubAnswer.Fault("siram_40", "insi_102"), StubAnswer.Found(new StubPerson("PASSAGERE"))));
        await using var client = Client();

        var answer = await client.Ins.SearchAsync(Traits("PASSAGERE"));

        Assert.That(answer.Outcome, Is.EqualTo(InsOutcome.Trouve));
    }

    [TestCase("insi_101")]
    [TestCase("desir_620")]
    public async Task Given_a_national_code_When_refused_Then_the_caller_is_told_it(string code)
    {
        var name = Name();
        Stub.On(name, StubAnswer.Fault("siram_40", code));
        await using var client = Client();

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits(name)));

        Assert.That(refusal.Details["national_code"], Is.EqualTo(code));
    }

    private static TestCaseData Fault(
        string name, string reason, int requests, Func<StubPerson, Func<HttpContext, InsiRequest, Task>> answer) =>
        new TestCaseData(reason, requests, answer).SetArgDisplayNames(name);

    private static TestCaseData Person(string name, Func<StubPerson, StubPerson> spoil) =>
        Fault(name, Unusable, 1, person => StubAnswer.Found(spoil(person)));

    private static string Right(StubPerson person) => StubAnswer.Envelope(StubAnswer.Result(person));

    private static string Spoilt(StubPerson person, string text, string other) =>
        Right(person).Replace(text, other, StringComparison.Ordinal);

    private static Task ResetAsync(HttpContext context, InsiRequest request)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task DripAsync(HttpContext context, StubPerson person)
    {
        context.Response.ContentType = "application/soap+xml; charset=utf-8";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        foreach (var letter in Right(person))
        {
            await context.Response.WriteAsync($"{letter}", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await timer.WaitForNextTickAsync(context.RequestAborted);
        }
    }

    private static Task RedirectAsync(HttpContext context, InsiRequest request)
    {
        context.Response.Redirect("https://localhost/ailleurs");
        return Task.CompletedTask;
    }
}
