using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Derives what is kept of passwords.</summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>What OWASP asks of PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023). Each row keeps the number
    /// that it was made with, so that it can be raised.</summary>
    public const int Iterations = 210_000;

    private const int SaltSize = 16;
    private const int HashSize = 64;

    // Whoever guesses costs as many processors as there are, and no more calls than that at a time.
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);

    public static byte[] DrawSalt() => RandomNumberGenerator.GetBytes(SaltSize);

    public async Task<byte[]> DeriveAsync(
        string password, byte[] salt, int iterations, CancellationToken cancellationToken)
    {
        await _processors.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () => Rfc2898DeriveBytes.Pbkdf2(
                    Encoding.UTF8.GetBytes(password.Normalize()), salt, iterations, HashAlgorithmName.SHA512, HashSize),
                cancellationToken);
        }
        finally
        {
            _processors.Release();
        }
    }

    public void Dispose() => _processors.Dispose();
}
