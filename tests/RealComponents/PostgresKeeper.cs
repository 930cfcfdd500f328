using System.Diagnostics;

namespace MonEspaceSante.RealComponents;

/// <summary>The shell that runs a cluster and outlives neither it nor the test host: see <c>postgres.sh</c>.</summary>
internal static class PostgresKeeper
{
    public static ProcessStartInfo Command(string programs)
    {
        // PostgreSQL refuses to run as root, and its user may be unable to read the checkout: the script goes as text.
        string[] user = Environment.IsPrivilegedProcess
            ? ["--reuid", "postgres", "--regid", "postgres", "--init-groups"]
            : [];
        string[] shell = ["sh", "-c", Script(), "postgres.sh", programs, Path.GetTempPath()];
        return new ProcessStartInfo("setpriv", [.. user, .. shell])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static string Script()
    {
        using var stream = typeof(PostgresKeeper).Assembly.GetManifestResourceStream("postgres.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
