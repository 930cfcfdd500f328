using System.Diagnostics.CodeAnalysis;
using NUnit.Framework;

namespace MonEspaceSante.RealComponents;

/// <summary>Something a test needs that is not ours: a database server, a foreign peer, published documents.</summary>
public static class RealComponent
{
    private static readonly bool Required =
        Environment.GetEnvironmentVariable("MES_REAL_COMPONENTS") == "required";

    /// <summary>Ends the test when the component is absent: skipped with the reason on a desk, failed where
    /// <c>MES_REAL_COMPONENTS=required</c>.</summary>
    public static void Require([DoesNotReturnIf(false)] bool present, string reason)
    {
        if (present)
        {
            return;
        }

        if (Required)
        {
            throw new AssertionException(reason);
        }

        throw new IgnoreException(reason);
    }
}
