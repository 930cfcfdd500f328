using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

internal sealed record DocumentToSubmit(Stream Content, Visibility Visibility);
