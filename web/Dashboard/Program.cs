using SemCovNet.Dashboard;
using SemCovNet.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddDashboard().AddFirstReading();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapDashboard();
app.Run();
