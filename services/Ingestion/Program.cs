using SemCovNet.Ingestion;
using SemCovNet.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddIngestion();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapIngestion();
app.Run();
