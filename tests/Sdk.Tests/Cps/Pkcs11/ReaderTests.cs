using System.Buffers.Binary;
using System.Security.Cryptography;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents.Cards;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>Modules, readers and cards, looked at and chosen without a code.</summary>
internal sealed class ReaderTests
{
    [Test]
    public async Task Given_module_When_loaded_Then_it_tells_itself_its_readers_and_their_cards()
    {
        var reader = await TestCards.DoctorAsync();
        using var module = Pkcs11Module.Load(reader.ModulePath);

        var token = module.ReadReaders().Single().Token!;

        Assert.Multiple(() =>
        {
            Assert.That(module.Path, Is.EqualTo(reader.ModulePath));
            Assert.That(module.Manufacturer, Is.EqualTo("SoftHSM"));
            Assert.That(module.Version.Major, Is.EqualTo(2));
            Assert.That(module.CryptokiVersion.Major, Is.EqualTo(2));
            Assert.That(token.Label, Is.EqualTo("CPS DU MEDECIN"));
            Assert.That(token.SerialNumber, Has.Length.EqualTo(16));
            Assert.That(token.Pin, Is.EqualTo(PinState.Intact));
            Assert.That(token.Mechanisms, Does.Contain("CKM_RSA_PKCS_PSS"));
            Assert.That((token.SignsPkcs1, token.SignsPss, token.HasPinPad), Is.EqualTo((true, true, false)));
            Assert.That($"{token}", Does.Not.Contain(token.SerialNumber));
        });
    }

    [Test]
    public async Task Given_wrong_codes_When_looked_at_Then_the_state_of_the_code_is_told()
    {
        var reader = await TestCards.DoctorAsync();
        using var module = Pkcs11Module.Load(reader.ModulePath);
        List<PinState> states = [];

        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<CarteRefusedException>(() => reader.Open("0000"));
            states.Add(module.ReadReaders().Single().Token!.Pin);
        }

        Assert.That(states, Is.EqualTo(new[] { PinState.Low, PinState.FinalTry, PinState.Locked }));
    }

    [TestCase("no-reader", Reason.LecteurAbsent)]
    [TestCase("removed", Reason.CarteAbsente)]
    [TestCase("unrecognised", Reason.CarteIllisible)]
    public async Task Given_no_card_to_open_When_opened_Then_the_reason_is_told(string fault, Reason reason)
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order(fault);

        Refusals.AssertRefused(() => reader.Open(), reason);
        Assert.That(reader.Count("C_Login"), Is.Zero);
    }

    [TestCase("slot-info", 0x003, Reason.LecteurAbsent, TestName = "Failure_is_told_reader_unplugged")]
    [TestCase("slot-info", 0x030, Reason.LecteurAbsent, TestName = "Failure_is_told_reader_out_of_order")]
    [TestCase("token-info", 0x030, Reason.CarteIllisible, TestName = "Failure_is_told_card_upside_down")]
    [TestCase("token-info", 0x005, Reason.CarteIllisible, TestName = "Failure_is_told_card_mute")]
    [TestCase("open-session", 0x030, Reason.CarteIllisible, TestName = "Failure_is_told_card_fails")]
    [TestCase("open-session", 0x032, Reason.CarteRetiree, TestName = "Failure_is_told_card_taken_out")]
    [TestCase("open-session", 0x054, Reason.ModuleCarteIncompatible, TestName = "Failure_is_told_function_missing")]
    public async Task Given_module_that_fails_When_opened_Then_each_failure_has_its_reason(
        string function, int result, Reason reason)
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order(function, result);

        Refusals.AssertRefused(() => reader.Open(), reason);
        using var module = Pkcs11Module.Load(reader.ModulePath);
        Assert.That(module.ReadReaders, Throws.Nothing);
    }

    [TestCase(0x005)]
    [TestCase(0x007)]
    public async Task Given_module_that_fails_to_tell_events_When_opened_Then_the_card_serves(int result)
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("no-events", result);

        using var carte = reader.Open();

        Assert.That(carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Is.Not.Empty);
    }

    [TestCase(0x00A, Reason.ModuleCarteIncompatible)]
    [TestCase(0x050, Reason.CodePorteurMalForme)]
    [TestCase(0x0E1, Reason.CarteIllisible)]
    [TestCase(0x0B3, Reason.CarteRetiree)]
    [TestCase(0x101, Reason.CarteRetiree)]
    [TestCase(0x200, Reason.CodePorteurMalForme)]
    public void Failure_of_a_module_has_its_reason(int result, Reason reason) => Assert.That(
        CardFailure.ReasonOf(new CryptokiException(CkFunction.Login, (CkResult)result)), Is.EqualTo(reason));

    [Test]
    public async Task Given_two_cards_When_none_is_chosen_Then_refused_and_each_opens_by_reader_or_number()
    {
        var reader = await CardReader.WithAsync(
            TestCards.OfDoctor("PREMIERE"), TestCards.OfDoctor("SECONDE", "899700296157"));
        using var module = Pkcs11Module.Load(reader.ModulePath);

        Refusals.AssertRefused(() => reader.Open(), Reason.CartesMultiples);
        foreach (var seen in module.ReadReaders())
        {
            using var byReader = Pkcs11Carte.Open(new() { ModulePath = module.Path, Reader = seen.Name }, CardReader.Code);
            using var byNumber = Pkcs11Carte.Open(
                new() { ModulePath = module.Path, SerialNumber = seen.Token!.SerialNumber }, CardReader.Code);
            var psIdNat = seen.Token!.Label == "PREMIERE" ? "899700296140" : "899700296157";
            Assert.That(byReader.Porteur.Professional!.PsIdNat, Is.EqualTo(psIdNat));
            Assert.That(byNumber.Porteur, Is.EqualTo(byReader.Porteur));
        }
    }

    [Test]
    public async Task Given_reader_or_card_that_is_not_there_When_chosen_Then_refused()
    {
        var reader = await TestCards.DoctorAsync();
        var path = reader.ModulePath;

        Refusals.AssertRefused(
            () => Pkcs11Carte.Open(new() { ModulePath = path, Reader = "autre" }, CardReader.Code), Reason.LecteurAbsent);
        Refusals.AssertRefused(
            () => Pkcs11Carte.Open(new() { ModulePath = path, SerialNumber = "0" }, CardReader.Code), Reason.CarteAbsente);
    }

    [TestCase("/nulle/part/libcps3_pkcs11.so")]
    [TestCase("/usr/lib")]
    public void Given_no_module_When_loaded_Then_absent(string path) =>
        Refusals.AssertRefused(() => Pkcs11Module.Load(path), Reason.ModuleCarteAbsent);

    [Test]
    public void Given_no_Cryptolib_When_none_is_named_Then_absent()
    {
        Assume.That(Pkcs11Module.KnownPaths.Where(File.Exists), Is.Empty);

        Refusals.AssertRefused(() => Pkcs11Module.Load(), Reason.ModuleCarteAbsent);
    }

    [Test]
    public async Task Given_what_is_no_module_When_loaded_Then_incompatible()
    {
        var folder = Directory.CreateTempSubdirectory("mes-module-");
        var text = Path.Combine(folder.FullName, "texte.so");
        await File.WriteAllTextAsync(text, "pas un module");
        var foreign = Path.Combine(folder.FullName, "autre-processeur.so");
        await File.WriteAllBytesAsync(foreign, await ForAnotherProcessorAsync());

        Refusals.AssertRefused(() => Pkcs11Module.Load(text), Reason.ModuleCarteIncompatible);
        Refusals.AssertRefused(() => Pkcs11Module.Load(foreign), Reason.ModuleCarteIncompatible);
        Refusals.AssertRefused(() => Pkcs11Module.Load(CLibrary()), Reason.ModuleCarteIncompatible);
        folder.Delete(recursive: true);
    }

    // The field e_machine of the ELF header.
    private static async Task<byte[]> ForAnotherProcessorAsync()
    {
        const int Machine = 18;
        const ushort Sparc = 2;
        var module = await File.ReadAllBytesAsync((await TestCards.DoctorAsync()).ModulePath);
        BinaryPrimitives.WriteUInt16LittleEndian(module.AsSpan(Machine), Sparc);
        return module;
    }

    // Any library of this processor that is no PKCS#11 module.
    private static string CLibrary() => File.ReadLines("/proc/self/maps")
        .Select(line => line.Split(' ')[^1]).First(path => path.Contains("/libc.so", StringComparison.Ordinal));
}
