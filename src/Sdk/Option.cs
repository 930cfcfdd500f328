namespace MonEspaceSante;

/// <summary>Checks of options.</summary>
internal static class Option
{
    public static T Required<T>(T? value, string option)
        where T : class => value is null or "" ? throw Invalid("Must be set", option) : value;

    public static T Within<T>(T value, T least, T most, string option)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw Invalid($"Must be from {least} to {most}", option);

    public static Uri Https(Uri? address, string option) =>
        Required(address, option) is { IsAbsoluteUri: true } absolute && absolute.Scheme == Uri.UriSchemeHttps
            ? absolute
            : throw Invalid("Must be an https address", option);

    public static ArgumentException Invalid(string why, string option) => new(why, option);
}
