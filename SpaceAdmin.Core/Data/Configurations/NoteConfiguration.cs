using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.Property(note => note.Text).HasMaxLength(Note.TextMaxLength);
        builder.Property(note => note.AuthorName).HasMaxLength(User.NameMaxLength);
        builder.HasOne<SpaceService>().WithMany().HasForeignKey(note => note.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
