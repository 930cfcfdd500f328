using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>All that the stub issuer remembers, in memory: who is signed in, and what was handed out.</summary>
internal sealed class SignIns(TimeProvider time)
{
    public static readonly TimeSpan AccessLife = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan RefreshLife = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SignIn> _signIns = [];
    private readonly Dictionary<string, (SignIn SignIn, DateTimeOffset ExpiresAt)> _access = [];
    private readonly Dictionary<string, (SignIn SignIn, DateTimeOffset ExpiresAt)> _refresh = [];
    private readonly Dictionary<string, IssuedCode> _codes = [];
    private readonly Dictionary<string, CibaRequest> _questions = [];

    /// <summary>New tokens of a sign-in.</summary>
    public (string Access, string Refresh) Issue(SignIn signIn)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            signIn.Use(now);
            _signIns[signIn.Id] = signIn;
            var (access, refresh) = (Draw(), Draw());
            _access[access] = (signIn, now + AccessLife);
            _refresh[refresh] = (signIn, now + RefreshLife);
            return (access, refresh);
        }
    }

    /// <summary>The sign-in of a live access token, and when it expires; null when there is none.</summary>
    public (SignIn SignIn, DateTimeOffset ExpiresAt)? FindAccess(string token)
    {
        lock (_gate) return _access.TryGetValue(token, out var found) && IsLive(found) ? found : null;
    }

    /// <summary>Takes a refresh token, which serves once.</summary>
    public SignIn? TakeRefresh(string token)
    {
        lock (_gate) return _refresh.Remove(token, out var found) && IsLive(found) ? found.SignIn : null;
    }

    public string Add(IssuedCode code)
    {
        lock (_gate)
        {
            var value = Draw();
            _codes[value] = code;
            return value;
        }
    }

    /// <summary>Takes a code. One that has served already ends what it served for.</summary>
    public IssuedCode? TakeCode(string value)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(value, out var code)) return null;
            code.Redeemed?.End();
            return code.Redeemed is null && time.GetUtcNow() < code.ExpiresAt ? code : null;
        }
    }

    public string Add(CibaRequest question)
    {
        lock (_gate)
        {
            var id = Draw();
            _questions[id] = question;
            return id;
        }
    }

    public CibaRequest? FindQuestion(string id)
    {
        lock (_gate) return _questions.GetValueOrDefault(id);
    }

    public void RemoveQuestion(string id)
    {
        lock (_gate) _questions.Remove(id);
    }

    public void End(string signInId)
    {
        lock (_gate)
        {
            if (_signIns.TryGetValue(signInId, out var signIn)) signIn.End();
        }
    }

    private bool IsLive((SignIn SignIn, DateTimeOffset ExpiresAt) token) =>
        time.GetUtcNow() is var now && now < token.ExpiresAt && !token.SignIn.IsOver(now);

    private void Forget(DateTimeOffset now)
    {
        foreach (var (token, _) in _access.Where(t => now >= t.Value.ExpiresAt).ToList()) _access.Remove(token);
        foreach (var (token, _) in _refresh.Where(t => now >= t.Value.ExpiresAt).ToList()) _refresh.Remove(token);
        foreach (var (id, _) in _signIns.Where(s => s.Value.IsOver(now)).ToList()) _signIns.Remove(id);
        foreach (var (code, _) in _codes.Where(c => now >= c.Value.ExpiresAt + SignIn.LongestLife).ToList()) _codes.Remove(code);
        foreach (var (id, _) in _questions.Where(q => now >= q.Value.ExpiresAt + SignIn.LongestLife).ToList()) _questions.Remove(id);
    }

    private static string Draw() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
}
