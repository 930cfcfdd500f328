using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]
// Tests wait for other processes: more of them than cores keep the cores busy.
[assembly: LevelOfParallelism(4)]
[assembly: FixtureLifeCycle(LifeCycle.SingleInstance)]
