using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps;

internal sealed class CertificateSubjectTests
{
    [Test]
    public void Subject_of_a_person_is_read_from_a_multi_valued_name()
    {
        var subject = CertificateSubject.Parse(Subjects.Person("899700296140", "Médecin", "ÉLOÏSE-DUPONT", "Anne Zoé"));

        Assert.Multiple(() =>
        {
            Assert.That(subject.Country, Is.EqualTo("FR"));
            Assert.That(subject.Title, Is.EqualTo("Médecin"));
            Assert.That(subject.CommonName, Is.EqualTo("899700296140"));
            Assert.That(subject.Surname, Is.EqualTo("ÉLOÏSE-DUPONT"));
            Assert.That(subject.GivenName, Is.EqualTo("Anne Zoé"));
            Assert.That(subject.IsOrganisation, Is.False);
        });
    }

    [Test]
    public void Subject_of_a_structure_is_told_from_a_person()
    {
        var subject = CertificateSubject.Parse(Subjects.Structure("10B0130811", "PHARMACIE DU PORT"));

        Assert.Multiple(() =>
        {
            Assert.That(subject.OrganizationalUnit, Is.EqualTo("10B0130811"));
            Assert.That(subject.Organization, Is.EqualTo("PHARMACIE DU PORT"));
            Assert.That(subject.IsOrganisation, Is.True);
        });
    }

    [TestCase("", TestName = "Subject_refuses_no_bytes")]
    [TestCase("3100", TestName = "Subject_refuses_a_set_for_a_sequence")]
    [TestCase("300001", TestName = "Subject_refuses_trailing_bytes")]
    [TestCase("3082FFFF", TestName = "Subject_refuses_a_length_beyond_the_end")]
    [TestCase("300A31083006060355040305", TestName = "Subject_refuses_a_cut_value")]
    [TestCase("300C310A3008060355040301 01FF", TestName = "Subject_refuses_a_value_that_is_no_text")]
    [TestCase("300E310C300A06035504030C03C32841", TestName = "Subject_refuses_broken_UTF8")]
    public void Subject_refuses(string hex)
    {
        var name = new X500DistinguishedName(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

        Assert.That(() => CertificateSubject.Parse(name), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Subject_that_names_two_holders_is_refused()
    {
        var name = Subjects.Of([(Subjects.CommonName, "899700296140")], [(Subjects.CommonName, "899700296157")]);

        Assert.That(() => CertificateSubject.Parse(name), Throws.InstanceOf<CryptographicException>());
    }

    [Property]
    public bool Subject_is_read_or_refused_whatever_the_bytes(byte[] noise, int position) =>
        IsReadOrRefused(Spoil(noise, position));

    [Test]
    public void Subject_never_shows_in_text()
    {
        var subject = CertificateSubject.Parse(Subjects.Person(surname: "DOC0029614"));

        Assert.That($"{subject}", Does.Not.Contain("DOC0029614"));
    }

    private static byte[] Spoil(byte[] noise, int position)
    {
        var bytes = Subjects.Person().RawData;
        var start = (int)((uint)position % bytes.Length);
        noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - start)).CopyTo(bytes.AsSpan(start));
        return bytes;
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return CertificateSubject.Parse(new X500DistinguishedName(bytes)) is not null;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }
}
