using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]
// Some tests wait for other processes and for timers: more of them than cores keep the cores busy.
[assembly: LevelOfParallelism(4)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
