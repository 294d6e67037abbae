using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Web;

public sealed partial class SpaceApp
{
    static partial void CopyTemplate(bool development, string file) => File.Copy(development ? DemoTemplate.File : SpaceTemplate.File, file);

    static partial void WriteWithoutSync(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteSpaceDb>(options => options.ForTests());
}
