using System.Net.Http.Headers;

namespace MonEspaceSante.Server.Pki;

/// <summary>What an address gave, and how to ask whether it has something else.</summary>
internal sealed record RemoteAnswer(byte[] Content, EntityTagHeaderValue? Tag, DateTimeOffset? ModifiedAt);
