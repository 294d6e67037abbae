using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Monitoring;

public sealed class BatchSizeTests
{
    [Fact]
    public void Learn_QuickBatches_GrowsUpToFiveTimes()
    {
        var size = new BatchSize(200);

        size.Learn(200, TimeSpan.FromMilliseconds(59));
        Assert.Equal(300, size.Count);

        for (var batch = 0; batch < 10; batch++)
        {
            size.Learn(size.Count, TimeSpan.FromMilliseconds(59));
        }

        Assert.Equal(1_000, size.Count);
    }

    [Theory]
    [InlineData(199, 1)] // says nothing of a whole one
    [InlineData(200, 60)]
    [InlineData(200, 120)]
    public void Learn_FewOrAsLongAsItMay_Stays(int done, int milliseconds)
    {
        var size = new BatchSize(200);

        size.Learn(done, TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(200, size.Count);
    }

    [Fact]
    public void Learn_SlowBatches_ShrinksToTheFirstSize()
    {
        var size = new BatchSize(200);
        size.Learn(200, TimeSpan.Zero);
        size.Learn(300, TimeSpan.Zero);

        size.Learn(450, TimeSpan.FromMilliseconds(121));
        Assert.Equal(300, size.Count);

        size.Learn(300, TimeSpan.FromMilliseconds(121));
        size.Learn(200, TimeSpan.FromMilliseconds(121));
        Assert.Equal(200, size.Count);
    }
}
