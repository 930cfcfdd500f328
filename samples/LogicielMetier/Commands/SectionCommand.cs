using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>A command that knows its place in the help.</summary>
internal sealed class SectionCommand(Section section, string name, string description) : Command(name, description)
{
    public Section Section => section;
}
