using System.Security.Cryptography;

namespace MonEspaceSante.Server.Compte.Codes;

/// <summary>A code that a person copies by hand: twelve characters of which none looks like another, 59 bits.</summary>
internal static class HandCopiedCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>A code in groups, as it is printed.</summary>
    public static string Print(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));

    /// <summary>A code as it was typed, without spaces and hyphens, in capitals.</summary>
    public static string Normalize(string typed) =>
        new([.. typed.Where(letter => !char.IsWhiteSpace(letter) && letter != '-').Take(Length + 1).Select(char.ToUpperInvariant)]);
}
