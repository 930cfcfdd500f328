using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>The readers of a computer, with SoftHSM2 for their cards and faults to order: see <c>lecteur.c</c>.</summary>
internal sealed class CardReader
{
    public const string Code = "1234";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Lazy<Task<CardReader>> Doctor = new(() => WithAsync(SmartCard.OfDoctor()));

    private readonly string _folder;

    private CardReader(string folder) => _folder = folder;

    public string ModulePath => Path.Combine(_folder, "lecteur.so");

    public Pkcs11Options Options => new() { ModulePath = ModulePath };

    /// <summary>A computer with a reader for each card. Without SoftHSM2 the test ends as
    /// <see cref="RealComponent.Require"/> says.</summary>
    public static async Task<CardReader> WithAsync(params SmartCard[] cards)
    {
        var module = await ReaderModule.PathAsync();
        var folder = Directory.CreateDirectory(Path.Combine(ReaderModule.Root, $"{Guid.NewGuid():N}")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "faults"));
        var reader = new CardReader(folder);
        Directory.CreateDirectory(reader.Tokens);
        File.Copy(module, Path.Combine(folder, "lecteur.so"));
        File.Copy(ReaderModule.SoftHsm, Path.Combine(folder, "libsofthsm2.so"));
        await File.WriteAllTextAsync(reader.Configuration, $"directories.tokendir = {reader.Tokens}\nlog.level = ERROR\n");
        foreach (var card in cards)
            await reader.MakeAsync(card);
        return reader;
    }

    /// <summary>A computer of its own with a doctor's card.</summary>
    public static async Task<CardReader> WithDoctorAsync()
    {
        var original = await Doctor.Value;
        var copy = await WithAsync();
        foreach (var file in Directory.EnumerateFiles(original.Tokens, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Tokens, Path.GetRelativePath(original.Tokens, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public Pkcs11Carte Open(string code = Code) => Pkcs11Carte.Open(Options, code);

    public void Order(string fault, int? number = null) =>
        File.WriteAllText(FaultFile(fault), number?.ToString(CultureInfo.InvariantCulture));

    public void Mend(string fault) => File.Delete(FaultFile(fault));

    /// <summary>How many times a function was called.</summary>
    public int Count(string function) => Path.Combine(_folder, "calls") is var file && File.Exists(file)
        ? File.ReadLines(file).Count(line => line == function)
        : 0;

    private string Tokens => Path.Combine(_folder, "tokens");

    private string Configuration => Path.Combine(_folder, "softhsm2.conf");

    private string FaultFile(string fault) => Path.Combine(_folder, "faults", fault);

    private async Task MakeAsync(SmartCard card)
    {
        await RunAsync("softhsm2-util", "--init-token", "--free", "--label", card.Label, "--so-pin", "12345678", "--pin", Code);
        foreach (var (id, certificate) in card.Certificates)
        {
            var file = await WriteAsync(certificate.RawData);
            await WriteObjectAsync(card, file, "--type", "cert", "--id", id);
            if (certificate.HasPrivateKey)
                await ImportKeyAsync(card, id, certificate);
        }

        foreach (var (name, content) in card.DataObjects())
            await WriteObjectAsync(card, await WriteAsync(content), "--type", "data", "--label", name, "--private");
    }

    private async Task ImportKeyAsync(SmartCard card, string id, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        var file = await WriteAsync(key.ExportPkcs8PrivateKey());
        string[] confirmed = card.IsConfirmedEachTime && id == "10" ? ["--always-auth"] : [];
        await WriteObjectAsync(
            card, file, ["--type", "privkey", "--id", id, "--usage-sign", "--sensitive", "--private", .. confirmed]);
    }

    private async Task<string> WriteAsync(byte[] content)
    {
        var file = Path.Combine(_folder, "object");
        await File.WriteAllBytesAsync(file, content);
        return file;
    }

    private Task WriteObjectAsync(SmartCard card, string file, params string[] arguments) => RunAsync(
        "pkcs11-tool",
        ["--module", ReaderModule.SoftHsm, "--token-label", card.Label, "--login", "--pin", Code, "--write-object", file, .. arguments]);

    private async Task RunAsync(string program, params string[] arguments)
    {
        var command = new ProcessStartInfo(program, arguments);
        command.Environment["SOFTHSM2_CONF"] = Configuration;
        (await ForeignProcess.RunAsync(command, Patience)).RequireSuccess();
    }
}
