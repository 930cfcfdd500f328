using System.Globalization;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>A version such as <c>2.4.0</c>: one to four numbers, the first counts most.</summary>
internal sealed partial record ApplicationVersion(IReadOnlyList<int> Numbers)
{
    public static ApplicationVersion? Read(string text) =>
        Form().IsMatch(text)
            ? new ApplicationVersion([.. text.Split('.').Select(number => int.Parse(number, CultureInfo.InvariantCulture))])
            : null;

    public bool IsAfter(ApplicationVersion other)
    {
        for (var rank = 0; rank < Math.Max(Numbers.Count, other.Numbers.Count); rank++)
        {
            var (ours, theirs) = (Numbers.ElementAtOrDefault(rank), other.Numbers.ElementAtOrDefault(rank));
            if (ours != theirs) return ours > theirs;
        }

        return false;
    }

    [GeneratedRegex(@"\A[0-9]{1,6}(\.[0-9]{1,6}){0,3}\z")]
    private static partial Regex Form();
}
