using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Outbox;

internal static class OutboxSpace
{
    extension(Space space)
    {
        /// <summary>From now on hosting plans and hosting add-ons are provisioned by a webhook, for both resellers; domain names by nobody.</summary>
        public void ProvisionByWebhook(Uri? address = null)
        {
            space.ProvisionBy(ProvisionerKind.Webhook);
            foreach (var reseller in new[] { space.Ours, space.Theirs })
            {
                space.Connect(reseller.Id, ProvisionerKind.Webhook, address ?? new Uri("https://hooks.example/"), null, WebhookServer.Secret, null);
            }
        }

        /// <summary>From now on hosting plans and hosting add-ons are provisioned by that panel, which sells ours as its plans 12 and 30.</summary>
        public void ProvisionBySolidCp(Uri address)
        {
            space.ProvisionBy(ProvisionerKind.SolidCp);
            space.Connect(space.Ours.Id, ProvisionerKind.SolidCp, address, SolidCpServer.UserName, SolidCpServer.Password, SolidCpServer.ParentPackageId);
        }

        private void ProvisionBy(ProvisionerKind kind)
        {
            using var db = space.CreateDbContext();
            foreach (var type in db.ServiceTypes.Where(type => type.Name != "Domain name"))
            {
                type.ProvisionBy(kind);
            }

            db.SaveChanges();
        }

        private void Connect(int reseller, ProvisionerKind kind, Uri address, string? userName, string secret, int? parentPackage)
        {
            using var db = space.CreateDbContext();
            var setting = new ProvisionerSetting(reseller, kind);
            setting.Change(address.AbsoluteUri, userName, new ProvisionerSecrets(space.Keys).Seal(reseller, kind, secret), null, parentPackage);
            db.ProvisionerSettings.Add(setting);
            db.SaveChanges();
        }
    }
}
