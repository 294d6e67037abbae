using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Files =>
    [
        Row("ServiceImporter.ImportAsync", Permissions.ServicesImport, asking =>
        {
            var file = asking.Space.WriteFile("in.csv", "name,type,status,username\nweb,Hosting plan,Active,anna\n");
            return Task.FromResult(() => Asking.CommandAsync(asking.Get<ServiceImporter>().ImportAsync(file, new ImportOptions(asking.Space.Ours.Name), null, Asking.Ct)));
        }),
        Row("ServiceExporter.ExportAsync", Permissions.ServicesExport, asking =>
            Task.FromResult(() => Asking.CommandAsync(asking.Get<ServiceExporter>().ExportAsync(asking.Space.Ours.Name, TextWriter.Null, Asking.Ct)))),

        OfPlatform("ServiceSeeder.SeedAsync", Permissions.ServicesImport, asking =>
            Task.FromResult(() => Asking.CommandAsync(asking.Get<ServiceSeeder>().SeedAsync(1, null, Asking.Ct)))),

        // For whoever runs the machine, and nobody else, whatever is granted.
        new("SqliteBackup.CopyToAsync", actor => actor.IsOperator, _ => true, asking =>
        {
            var file = Path.Combine(asking.Space.Folder, $"{Guid.NewGuid()}.db");
            return Task.FromResult(() => Asking.CommandAsync(asking.Get<SqliteBackup>().CopyToAsync(file, Asking.Ct)));
        }),
    ];
}
