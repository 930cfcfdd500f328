using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Server.Insi.National;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A server that lacks what the téléservice asks for does not start.</summary>
public sealed class NationalSettingsTests
{
    private static readonly TestCaseData[] Missing =
    [
        Without(nameof(InsiOptions.CertificateFile), options => options.CertificateFile = null),
        Without(nameof(InsiOptions.BillingIdentifier), options => options.BillingIdentifier = " "),
        Without(nameof(InsiOptions.Idam), options => options.Idam = ""),
        Without(nameof(InsiOptions.SoftwareName), options => options.SoftwareName = null),
        Without(nameof(InsiOptions.SoftwareVersion), options => options.SoftwareVersion = null),
    ];

    [TestCaseSource(nameof(Missing))]
    public void Given_a_setting_that_is_missing_When_started_Then_it_is_named(string option, object remove)
    {
        var options = new InsiOptions
        {
            CertificateFile = "structure.p12",
            BillingIdentifier = "0B0099999",
            Idam = "IDAM",
            SoftwareName = "ESSAIS",
            SoftwareVersion = "1",
        };
        ((Action<InsiOptions>)remove)(options);

        Assert.That(
            () => new ServiceCollection().AddNationalInsi(options),
            Throws.ArgumentException.With.Message.Contains(option));
    }

    private static TestCaseData Without(string option, Action<InsiOptions> remove) =>
        new TestCaseData(option, remove).SetArgDisplayNames(option);
}
