using SemCovNet.Dashboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDashboard();

var app = builder.Build();
app.MapDashboard();
await app.RunAsync();
