namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>Explains calls made at once by calls made one after the other.</summary>
internal static class Explanation
{
    /// <summary>Every dossier that some order of the calls leads to with the outcomes that they had.</summary>
    public static IReadOnlyList<ModelDossier> Of(
        IEnumerable<ModelDossier> before, IReadOnlyList<(Operation Operation, bool IsTaken)> made) =>
        [.. before.SelectMany(dossier => Orders(dossier, made)).DistinctBy(dossier => dossier.Key)];

    private static IEnumerable<ModelDossier> Orders(
        ModelDossier dossier, IReadOnlyList<(Operation Operation, bool IsTaken)> left)
    {
        if (left.Count == 0) return [dossier];
        return left.SelectMany((next, index) => dossier.Make(next.Operation) is var after && after is not null == next.IsTaken
            ? Orders(after ?? dossier, [.. left.Take(index), .. left.Skip(index + 1)])
            : []);
    }
}
