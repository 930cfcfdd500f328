using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>A file that was looked at and accepted. <c>MES_ACCEPT=1</c> accepts what the tests make now.</summary>
internal static class Accepted
{
    private static readonly bool Accepting = Environment.GetEnvironmentVariable("MES_ACCEPT") == "1";

    public static void Require(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Accepting) File.WriteAllText(file, actual);
        Assert.That(
            File.Exists(file) ? File.ReadAllText(file) : "",
            Is.EqualTo(actual),
            $"{path} tells something else: look at the difference, then accept it with MES_ACCEPT=1");
    }
}
