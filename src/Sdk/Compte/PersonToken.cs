using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>A token, and when it is time for another.</summary>
internal sealed record PersonToken(string Value, DateTimeOffset RenewTime)
{
    // The clock of this machine may be wrong, and a session lasts no longer for being renewed late.
    public static PersonToken Received(CompteSession session, DateTimeOffset now)
    {
        var left = session.ExpireTime.ToDateTimeOffset() - now;
        return new PersonToken(session.Token, now + (left / 2));
    }

    /// <summary>Names the type only: no log holds a token.</summary>
    public override string ToString() => "PersonToken(…)";
}
