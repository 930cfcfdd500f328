using System.ComponentModel;
using System.Diagnostics;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.Sdk.Tests.Signing;

/// <summary>The command line of OpenSSL, as a verifier that owes us nothing.</summary>
internal static class OpensslCms
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Verifies a signature as CAdES. Without OpenSSL the test ends as <see cref="RealComponent.Require"/>
    /// says.</summary>
    public static async Task<ProcessResult> VerifyAsync(byte[] content, byte[] signature, string rootPem)
    {
        RealComponent.Require(await IsPresentAsync(), "OpenSSL is absent: apt-get install openssl");
        var folder = Directory.CreateTempSubdirectory("mes-cades-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "content"), content);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "signature"), signature);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "root"), rootPem);
            return await ForeignProcess.RunAsync(Verify(folder.FullName), Patience);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Verify(string folder) => new(
        "openssl",
        [
            "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", "-content", "content",
            "-CAfile", "root", "-purpose", "any", "-out", "verified",
        ])
    {
        WorkingDirectory = folder,
    };

    private static async Task<bool> IsPresentAsync()
    {
        try
        {
            return (await ForeignProcess.RunAsync(new ProcessStartInfo("openssl", "version"), Patience)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
