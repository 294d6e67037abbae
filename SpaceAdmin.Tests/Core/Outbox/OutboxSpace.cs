using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Outbox;

internal static class OutboxSpace
{
    extension(Space space)
    {
        /// <summary>From now on hosting plans and hosting add-ons are provisioned by a webhook, for both resellers; domain names by nobody.</summary>
        public void ProvisionByWebhook(Uri? address = null)
        {
            space.ProvisionBy(WebhookDescription.Key);
            foreach (var reseller in new[] { space.Ours, space.Theirs })
            {
                space.Connect(reseller.Id, WebhookDescription.Key, address ?? new Uri("https://hooks.example/"), FieldValues.None, WebhookServer.Secret);
            }
        }

        /// <summary>From now on hosting plans and hosting add-ons are provisioned by that panel, which sells ours as its plans 12 and 30.</summary>
        public void ProvisionBySolidCp(Uri address)
        {
            space.ProvisionBy(SolidCpDescription.Key);
            space.Connect(space.Ours.Id, SolidCpDescription.Key, address, PanelFields.Of(SolidCpServer.UserName, SolidCpServer.ParentPackageId), SolidCpServer.Password);
        }

        private void ProvisionBy(string kind)
        {
            using var db = space.CreateDbContext();
            foreach (var type in db.ServiceTypes.Where(type => type.Name != "Domain name"))
            {
                type.ProvisionBy(kind);
            }

            db.SaveChanges();
        }

        private void Connect(int reseller, string kind, Uri address, FieldValues fields, string secret)
        {
            using var db = space.CreateDbContext();
            var setting = new ProvisionerSetting(reseller, kind);
            setting.Change(address.AbsoluteUri, fields, new ProvisionerSecrets(space.Keys).Seal(reseller, kind, secret));
            db.ProvisionerSettings.Add(setting);
            db.SaveChanges();
        }
    }
}
