using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Puts a question on a professional's telephone, and tells the answer to whoever asks again.</summary>
internal sealed class CibaEndpoint(
    IssuerData data, SoftwareAuthentication authentication, SignIns signIns, IssuerScript script, TimeProvider time)
{
    public const string Path = "/ciba";
    public const string GrantType = "urn:openid:params:grant-type:ciba";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(120);

    // Timers of a client may come a little early.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(200);

    public void Map(WebApplication application) => application.MapPost(Path, async context =>
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (software, _) = await authentication.DemandAsync(context, form);
        DemandWellFormed(form);
        var professional = data.FindProfessional(form["login_hint"]) ?? throw new OAuthException("unknown_user_id");
        var now = time.GetUtcNow();
        var id = signIns.Add(new CibaRequest(
            professional, software, script.Phone, now + script.PhonePause, now + Life, script.PollInterval));
        await IssuerAnswer.WriteAsync(context, new JsonObject
        {
            ["auth_req_id"] = id,
            ["expires_in"] = (int)Life.TotalSeconds,
            ["interval"] = (int)Math.Ceiling(script.PollInterval.TotalSeconds),
        });
    });

    /// <summary>The sign-in of a question that was confirmed.</summary>
    /// <exception cref="OAuthException">It was not, or not yet.</exception>
    public SignIn Answered(string id, RegisteredSoftware software, string certificate)
    {
        var question = signIns.FindQuestion(id);
        if (question is null || question.Software != software) throw new OAuthException("invalid_grant");
        var now = time.GetUtcNow();
        if (now >= question.ExpiresAt) throw new OAuthException("expired_token");
        var isTooEarly = now - question.PolledAt < question.Interval - Tolerance;
        question.PolledAt = now;
        if (isTooEarly) throw new OAuthException("slow_down");
        if (now < question.AnsweredAt || question.Answer == PhoneAnswer.Ignore)
            throw new OAuthException("authorization_pending");
        signIns.RemoveQuestion(id);
        return question.Answer == PhoneAnswer.Confirm
            ? new SignIn(question.Professional, software, certificate, now)
            : throw new OAuthException("access_denied");
    }

    private static void DemandWellFormed(IFormCollection form)
    {
        if (form["binding_message"].ToString() is not [>= '0' and <= '9', >= '0' and <= '9'])
            throw new OAuthException("invalid_binding_message");
        if (form["channel"].ToString() is not ("CARD" or "MOBILE")
            || !form["scope"].ToString().Split(' ').Contains("openid"))
            throw new OAuthException("invalid_request");
    }
}
