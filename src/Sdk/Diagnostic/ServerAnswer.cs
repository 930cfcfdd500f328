using System.Net.Security;
using System.Security.Authentication;

namespace MonEspaceSante.Diagnostic;

/// <summary>What came of one call to the server, made without the card.</summary>
internal sealed record ServerAnswer
{
    /// <summary>Why no answer came. Null when one did.</summary>
    public HttpRequestError? Failure { get; set; }

    /// <summary>Whether the time to answer ran out.</summary>
    public bool IsLate { get; set; }

    /// <summary>Whether the certificate that the server showed is to be believed. Null when it showed none.</summary>
    public bool? IsBelieved { get; set; }

    public DateTimeOffset? CertificateEnd { get; set; }

    public SslProtocols? Protocol { get; set; }

    public TlsCipherSuite? CipherSuite { get; set; }

    /// <summary>How far the clock of the workstation is ahead of the server's.</summary>
    public TimeSpan? Skew { get; set; }

    public bool HasAnswered => Failure is null && !IsLate;
}
