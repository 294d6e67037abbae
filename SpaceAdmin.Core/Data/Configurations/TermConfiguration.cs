using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class TermConfiguration : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.Property(term => term.Currency).HasMaxLength(Currency.CodeLength);
        builder.HasIndex(term => new { term.ServiceId, term.Number }).IsUnique(); // no term twice, and the timeline
    }
}
