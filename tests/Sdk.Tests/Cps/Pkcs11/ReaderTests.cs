using System.Buffers.Binary;
using MonEspaceSante.Cps;
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
