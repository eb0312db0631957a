using SemCovNet.Annotation;
using SemCovNet.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddAnnotation();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapAnnotation();
app.Run();
