using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.RealComponents.Cards;

/// <summary>The readers of a computer, with SoftHSM2 for their cards and faults to order: see <c>lecteur.c</c>. They go
/// with the process.</summary>
public sealed class CardReader
{
    /// <summary>The code of all cards.</summary>
    public const string Code = "1234";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder;

    private CardReader(string folder) => _folder = folder;

    /// <summary>The PKCS#11 module.</summary>
    public string ModulePath => Path.Combine(_folder, "lecteur.so");

    private string Tokens => Path.Combine(_folder, "tokens");

    private string Configuration => Path.Combine(_folder, "softhsm2.conf");

    /// <summary>A computer with a reader for each card. Without SoftHSM2 the test ends as
    /// <see cref="RealComponent.Require"/> says.</summary>
    public static async Task<CardReader> WithAsync(params SmartCard[] cards)
    {
        var module = await ReaderModule.PathAsync();
        var folder = Path.Combine(ReaderModule.Root, $"{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path.Combine(folder, "faults"));
        var reader = new CardReader(folder);
        Directory.CreateDirectory(reader.Tokens);
        File.Copy(module, reader.ModulePath);
        File.Copy(ReaderModule.SoftHsm, Path.Combine(folder, "libsofthsm2.so"));
        await File.WriteAllTextAsync(reader.Configuration, $"directories.tokendir = {reader.Tokens}\nlog.level = ERROR\n");
        foreach (var card in cards)
            await reader.MakeAsync(card);
        return reader;
    }

    /// <summary>Another computer with the same cards, as they were made.</summary>
    public async Task<CardReader> CopyAsync()
    {
        var copy = await WithAsync();
        foreach (var file in Directory.EnumerateFiles(Tokens, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Tokens, Path.GetRelativePath(Tokens, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Orders faults, separated by blanks; a number goes with those that have one.</summary>
    public void Order(string faults, int? number = null)
    {
        foreach (var fault in faults.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            File.WriteAllText(FaultFile(fault), number?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Ends faults.</summary>
    public void Mend(string faults)
    {
        foreach (var fault in faults.Split(' '))
            File.Delete(FaultFile(fault));
    }

    /// <summary>How many times a function was called, such as <c>C_Sign</c>.</summary>
    public int Count(string function) => Path.Combine(_folder, "calls") is var file && File.Exists(file)
        ? File.ReadLines(file).Count(line => line == function)
        : 0;

    private string FaultFile(string fault) => Path.Combine(_folder, "faults", fault);

    private async Task MakeAsync(SmartCard card)
    {
        await RunAsync("softhsm2-util", "--init-token", "--free", "--label", card.Label, "--so-pin", "12345678", "--pin", Code);
        foreach (var (id, certificate) in card.Certificates)
        {
            await WriteAsync(card, certificate.RawData, "--type", "cert", "--id", id);
            if (certificate.HasPrivateKey)
                await WriteKeyAsync(card, id, certificate);
        }

        foreach (var (name, content) in card.DataObjects)
            await WriteAsync(card, content, "--type", "data", "--label", name, "--private");
    }

    private async Task WriteKeyAsync(SmartCard card, string id, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        string[] confirmed = card.ConfirmedId == id ? ["--always-auth"] : [];
        await WriteAsync(
            card,
            key.ExportPkcs8PrivateKey(),
            ["--type", "privkey", "--id", id, "--usage-sign", "--sensitive", "--private", .. confirmed]);
    }

    private async Task WriteAsync(SmartCard card, byte[] content, params string[] arguments)
    {
        var file = Path.Combine(_folder, "object");
        await File.WriteAllBytesAsync(file, content);
        await RunAsync(
            "pkcs11-tool",
            [
                "--module", ReaderModule.SoftHsm, "--token-label", card.Label, "--login", "--pin", Code,
                "--write-object", file, .. arguments,
            ]);
        File.Delete(file);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var command = new ProcessStartInfo(program, arguments);
        command.Environment["SOFTHSM2_CONF"] = Configuration;
        (await ForeignProcess.RunAsync(command, Patience)).RequireSuccess();
    }
}
