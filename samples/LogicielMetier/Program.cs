using MonEspaceSante.LogicielMetier;
using MonEspaceSante.LogicielMetier.Screen;

French.Impose();
return await CommandLine.RunAsync(args);
