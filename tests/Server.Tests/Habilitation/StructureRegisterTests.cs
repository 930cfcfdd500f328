using MonEspaceSante.Server.Habilitation;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation;

internal sealed class StructureRegisterTests
{
    private static readonly StructureRegister Register = StructureRegister.Load(null);

    [TestCase("10B0015015", true)]
    [TestCase("10B0099999", false)]
    [TestCase("10B0000000", false, Description = "not in the register")]
    public void A_structure_regulates(string structure, bool expected) =>
        Assert.That(Register.IsRegulation(structure), Is.EqualTo(expected));

    [TestCase("10B0099981", "10B0099999", true)]
    [TestCase("10B0099999", "10B0099981", false, Description = "the other way round")]
    [TestCase("10B0099999", "10B0099999", false, Description = "an entity is no part of itself")]
    [TestCase("10B0015015", "10B0099999", false)]
    [TestCase("10B0000000", "10B0099999", false)]
    public void A_place_of_care_belongs_to_a_legal_entity(string place, string entity, bool expected) =>
        Assert.That(Register.BelongsTo(place, entity), Is.EqualTo(expected));
}
