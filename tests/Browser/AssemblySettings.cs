using SemCovNet.Tests.Browser.Site;
using Xunit.Sdk;
using Xunit.v3;

// One browser at a time: several on few cores wait for one another until their patience ends.
[assembly: Parallelization(Mode = ParallelMode.None)]

// Tests that write to a site start their own.
[assembly: AssemblyFixture(typeof(SeededSite))]
