using MonEspaceSante.Cda;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>Whatever comes, it is judged; and what a deposit refuses, the lint tells.</summary>
public class LintPropertyTests
{
    private static readonly CdaLint Lint = new();

    [Property(MaxTest = 1000)]
    public async Task<bool> Arbitrary_bytes_are_judged(byte[] bytes) => (await JudgeAsync(bytes)).HasErrors;

    [Property(MaxTest = 500)]
    public async Task<bool> A_document_with_bytes_overwritten_is_refused_only_where_the_lint_tells_an_error(
        FsCheck.NonNegativeInt position, byte[] bytes)
    {
        using var document = await Documents.Sample.ToStreamAsync();
        var damaged = document.ToArray();
        for (var i = 0; i < bytes.Length; i++)
            damaged[((position.Item * 31) + i) % damaged.Length] = bytes[i];

        return (await JudgeAsync(damaged)).HasErrors || await IsTakenAsync(damaged);
    }

    [Property(MaxTest = 500)]
    public async Task<bool> A_document_with_a_part_removed_is_refused_only_where_the_lint_tells_an_error(
        FsCheck.NonNegativeInt from, byte length)
    {
        using var stream = await Documents.Sample.ToStreamAsync();
        var document = stream.ToArray().ToList();
        document.RemoveRange(from.Item * 67 % (document.Count - length), length);

        return (await JudgeAsync([.. document])).HasErrors || await IsTakenAsync([.. document]);
    }

    // Elements go missing whole: the document stays XML.
    [Property(MaxTest = 500)]
    public async Task<bool> A_document_with_a_line_removed_is_refused_only_where_the_lint_tells_an_error(
        FsCheck.NonNegativeInt first, FsCheck.NonNegativeInt second)
    {
        var lines = (await Documents.StructuredAsync()).Split('\n').ToList();
        lines.RemoveAt(first.Item % lines.Count);
        lines.RemoveAt(second.Item % lines.Count);
        var document = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));

        return (await JudgeAsync(document)).HasErrors || await IsTakenAsync(document);
    }

    private static Task<LintReport> JudgeAsync(byte[] document) => Lint.RunAsync(new MemoryStream(document));

    private static async Task<bool> IsTakenAsync(byte[] document)
    {
        try
        {
            return await Documents.ReadAsync(new MemoryStream(document)) is not null;
        }
        catch (MonEspaceSanteException)
        {
            return false;
        }
    }
}
