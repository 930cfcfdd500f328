using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>The six digits of the second factor (RFC 6238): SHA-1, 30 seconds, one step of drift on either side.</summary>
internal static class Totp
{
    private const int SecretSize = 20;
    private const int StepSeconds = 30;
    private const int Drift = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] DrawSecret() => RandomNumberGenerator.GetBytes(SecretSize);

    /// <summary>The step that the digits are of, later than the last that served; null when they are of none.</summary>
    public static long? StepOf(string digits, byte[] secret, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(digits);
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(DigitsOf(secret, step))) && step > lastStep)
                found ??= step;
        }

        return found;
    }

    public static string DigitsAt(byte[] secret, DateTimeOffset now) => DigitsOf(secret, StepAt(now));

    /// <summary>A secret as authenticators take it.</summary>
    public static string ToBase32(byte[] secret)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var value in secret)
        {
            (bits, count) = ((bits << 8) | value, count + 8);
            for (; count >= 5; count -= 5) text.Append(Base32[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(Base32[(bits << (5 - count)) & 31]).ToString();
    }

    /// <summary>A secret that was told as authenticators take it.</summary>
    public static byte[] FromBase32(string text)
    {
        List<byte> secret = [];
        var (bits, count) = (0, 0);
        foreach (var letter in text)
        {
            (bits, count) = ((bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal), count + 5);
            if (count < 8) continue;
            count -= 8;
            secret.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return [.. secret];
    }

    private static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    private static string DigitsOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and the authenticators in use have SHA-1; collisions do not matter to HMAC.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
