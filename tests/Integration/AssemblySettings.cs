using SemCovNet.Tests.Integration.Preparing;
using Xunit.Sdk;
using Xunit.v3;

// Each test runs whole processes that train: several at once only wait for one another.
[assembly: Parallelization(Mode = ParallelMode.None)]

// Tests that change a home copy this one.
[assembly: AssemblyFixture(typeof(PreparedHome))]
