using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>How well a patient answers a search by traits, in percent: the mean of what was asked.</summary>
internal static class TraitMatch
{
    private const int Same = 100;
    private const int Begins = 80;
    private const int Alike = 60;

    public static int Percent(SearchPatientsRequest asked, Traits traits)
    {
        var marks = new List<int>();
        if (asked.Name.Length > 0) marks.Add(Math.Max(Mark(asked.Name, traits.BirthName), Mark(asked.Name, traits.UsedName)));
        if (asked.GivenName.Length > 0)
            marks.Add(traits.GivenNames.Split(' ').Append(traits.GivenNames).Max(name => Mark(asked.GivenName, name)));
        // These were met to the letter, or the patient would not be here.
        if (asked.BirthDate.Length > 0) marks.Add(Same);
        if (asked.Sex.Length > 0) marks.Add(Same);
        return (int)Math.Round(marks.Average());
    }

    private static int Mark(string asked, string told)
    {
        var (mine, theirs) = (NormalizedName.Compact(asked), NormalizedName.Compact(told));
        if (mine == theirs) return Same;
        return theirs.StartsWith(mine, StringComparison.Ordinal) ? Begins : Alike;
    }
}
