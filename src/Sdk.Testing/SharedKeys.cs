using System.Security.Cryptography;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>Key pairs that the certificates made in a process take turns with: drawing them takes long.</summary>
internal static class SharedKeys
{
    private const int Count = 8;

    private static readonly Lazy<RSA>[] Keys =
        [.. Enumerable.Range(0, Count).Select(_ => new Lazy<RSA>(SandboxAuthority.DrawKey))];

    private static int _taken;

    /// <summary>A key pair other than the last one. It is shared: not the caller's to dispose.</summary>
    public static RSA Next() => Keys[(uint)Interlocked.Increment(ref _taken) % Count].Value;
}
