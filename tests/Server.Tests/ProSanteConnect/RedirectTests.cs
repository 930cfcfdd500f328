using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>What comes to the software in the browser's place, or does not come.</summary>
public sealed class RedirectTests(Engine engine) : SignedInFixture(engine)
{
    private static readonly HttpClient Web = new();

    [TestCase("code=vole&state=autre")]
    [TestCase("code=vole")]
    [TestCase("error=access_denied&state=")]
    public async Task Given_an_answer_to_another_question_When_it_comes_Then_it_is_not_believed(string query)
    {
        var page = Task.FromResult(("", ""));
        using var issuer = With(asked => page = PageAsync($"{asked.RedirectUri}?{query}"));

        var refusal = await Refused.ByAsync(issuer.SignInAsync());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscReponseInvalide));
        Assert.That(await page, Is.EqualTo(("BadRequest", "Cette réponse n'est pas attendue")));
    }

    [TestCase("error=access_denied", Reason.PscRefus)]
    [TestCase("error=invalid_request", Reason.PscLogicielRefuse)]
    [TestCase("error=temporarily_unavailable", Reason.PscIndisponible)]
    [TestCase("", Reason.PscReponseInvalide)]
    [TestCase("code=devine", Reason.PscReponseInvalide)]
    public async Task Given_an_answer_that_is_no_code_of_ours_When_it_comes_Then_told_why(string query, Reason reason)
    {
        using var issuer = With(asked => PageAsync($"{asked.RedirectUri}?{query}&state={asked.State}"));

        Assert.That((await Refused.ByAsync(issuer.SignInAsync())).Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_other_visitors_When_the_browser_comes_after_them_Then_it_is_heard()
    {
        var icon = ("", "");
        using var issuer = With(async asked =>
        {
            using var silent = new TcpClient();
            await silent.ConnectAsync(asked.RedirectUri.Host, asked.RedirectUri.Port);
            silent.Close();
            await SayAsync(asked.RedirectUri, "n'importe quoi\r\n\r\n");
            await SayAsync(asked.RedirectUri, new string('a', 20_000));
            icon = await PageAsync(new Uri(asked.RedirectUri, "/favicon.ico").AbsoluteUri);
            await PageAsync($"{asked.RedirectUri}?code=devine&state={asked.State}");
        });

        Assert.That((await Refused.ByAsync(issuer.SignInAsync())).Reason, Is.EqualTo(Reason.PscReponseInvalide));
        Assert.That(icon, Is.EqualTo(("NotFound", "Page inconnue")));
    }

    [Test]
    public async Task Given_a_browser_that_never_comes_back_When_time_has_passed_Then_told_so()
    {
        var options = IssuerOptions();
        options.OpenBrowser = (_, _) => Task.CompletedTask;
        options.BrowserPatience = TimeSpan.FromMilliseconds(300);
        using var issuer = new ProSanteConnectClient(options);

        Assert.That((await Refused.ByAsync(issuer.SignInAsync())).Reason, Is.EqualTo(Reason.PscRefus));
    }

    [Test]
    public async Task Given_a_question_When_the_browser_is_opened_Then_it_tells_no_secret_and_comes_back_to_this_computer()
    {
        Uri? page = null;
        var options = IssuerOptions();
        options.OpenBrowser = (asked, _) =>
        {
            page = asked;
            return Task.CompletedTask;
        };
        options.BrowserPatience = TimeSpan.FromMilliseconds(1);
        using var issuer = new ProSanteConnectClient(options);
        await Refused.ByAsync(issuer.SignInAsync());

        var query = QueryHelpers.ParseQuery(page!.Query);

        Assert.That(query["redirect_uri"].ToString(), Does.Match("^http://127\\.0\\.0\\.1:[0-9]+/retour$"));
        Assert.That(query["acr_values"].ToString(), Is.EqualTo("eidas1"));
        Assert.That(query["code_challenge_method"].ToString(), Is.EqualTo("S256"));
        Assert.That(query.Keys, Has.None.EqualTo("code_verifier"));
    }

    private static async Task<(string Status, string Title)> PageAsync(string address)
    {
        using var answer = await Web.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        return ($"{answer.StatusCode}", page[(page.IndexOf("<h1>", StringComparison.Ordinal) + 4)..page.IndexOf("</h1>", StringComparison.Ordinal)]);
    }

    private static async Task SayAsync(Uri address, string text)
    {
        using var visitor = new TcpClient();
        await visitor.ConnectAsync(address.Host, address.Port);
        await visitor.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
    }

    // A browser that the test drives: it may be asked for pages only once the software listens.
    private ProSanteConnectClient With(Func<Asked, Task> browse)
    {
        var options = IssuerOptions();
        options.OpenBrowser = (page, cancellation) =>
        {
            var query = QueryHelpers.ParseQuery(page.Query);
            _ = browse(new(new Uri(query["redirect_uri"].ToString()), query["state"].ToString()));
            return Task.CompletedTask;
        };
        return new ProSanteConnectClient(options);
    }

    private sealed record Asked(Uri RedirectUri, string State);
}
