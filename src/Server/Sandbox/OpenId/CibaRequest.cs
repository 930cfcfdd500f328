namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>A question on a professional's telephone, and the answer that the script foresees.</summary>
internal sealed record CibaRequest(
    StubProfessional Professional,
    RegisteredSoftware Software,
    PhoneAnswer Answer,
    DateTimeOffset AnsweredAt,
    DateTimeOffset ExpiresAt,
    TimeSpan Interval)
{
    public DateTimeOffset? PolledAt { get; set; }
}
