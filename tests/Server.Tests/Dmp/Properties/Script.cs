using FsCheck;
using FsCheck.Fluent;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>Calls on a dossier: those of one line are made at once, lines one after the other.</summary>
internal sealed record Script(IReadOnlyList<IReadOnlyList<Step>> Lines)
{
    private static readonly Gen<Hidden> Exposures = Gen.Frequency(
        (6, Gen.Constant(default(Hidden))),
        (2, Gen.Constant(new Hidden(true, false, false))),
        (2, Gen.Constant(new Hidden(false, true, false))),
        (1, Gen.Constant(new Hidden(false, false, true))),
        (1, Gen.Constant(new Hidden(true, false, true))),
        (1, Gen.Constant(new Hidden(true, true, false))));

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (5, Gen.Constant(Act.Submit)),
        (5, Gen.Constant(Act.Replace)),
        (2, Gen.Constant(Act.Mask)),
        (2, Gen.Constant(Act.Unmask)),
        (1, Gen.Constant(Act.Disclose)),
        (1, Gen.Constant(Act.HideFromPatient)),
        (2, Gen.Constant(Act.Archive)),
        (1, Gen.Constant(Act.Unarchive)),
        (2, Gen.Constant(Act.Delete)),
        (1, Gen.Constant(Act.Authorize)),
        (1, Gen.Constant(Act.Withdraw)));

    private static readonly Gen<Step> Steps =
        from actor in Gen.OneOf(Gen.Constant(Actors.Author), Gen.Elements<Actor>(Actors.All))
        from act in Acts
        from rank in Gen.Choose(0, 9)
        from ofOwn in Gen.Elements(true, true, false)
        from type in Gen.Elements("11488-4", "78513-9", "78513-9", "ATTEST-RESID")
        from hidden in Exposures
        select new Step(actor, act, rank, ofOwn, type, hidden);

    /// <summary>Scripts of lines of at most so many calls.</summary>
    public static Arbitrary<Script> Of(int lines, int callsAtOnce) => Arb.From(
        from first in Steps
        from count in Gen.Choose(lines / 2, lines)
        from drawn in (from calls in Gen.Choose(1, callsAtOnce) from steps in Steps.ListOf(calls) select steps).ListOf(count)
        // A dossier without a document tells little.
        select new Script([[first with { Act = Act.Submit }], .. drawn.Select(line => (IReadOnlyList<Step>)[.. line])]),
        Shorter);

    public override string ToString() => string.Join(
        Environment.NewLine,
        Lines.Select((line, index) => $"{index + 1}. {string.Join("  ||  ", line)}").Prepend(""));

    // A line less, then a call less.
    private static IEnumerable<Script> Shorter(Script script)
    {
        var lines = script.Lines;
        for (var i = lines.Count - 1; i >= 0; i--)
            yield return new Script([.. lines.Take(i), .. lines.Skip(i + 1)]);
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = 0; lines[i].Count > 1 && j < lines[i].Count; j++)
            {
                IReadOnlyList<Step> shorter = [.. lines[i].Take(j), .. lines[i].Skip(j + 1)];
                yield return new Script([.. lines.Take(i), shorter, .. lines.Skip(i + 1)]);
            }
        }
    }
}
