using System.ComponentModel;
using System.Diagnostics;

namespace MonEspaceSante.ProSanteConnect;

internal static class SystemBrowser
{
    public static Task OpenAsync(Uri page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is Win32Exception or PlatformNotSupportedException)
        {
            throw new InvalidOperationException(
                $"The system opens no browser: set {nameof(ProSanteConnectOptions.OpenBrowser)}", failure);
        }
    }
}
