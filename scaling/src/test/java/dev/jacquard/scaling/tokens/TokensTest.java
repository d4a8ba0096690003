package dev.jacquard.scaling.tokens;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final double STANDARD_ERRORS = 4;
    private static final int CHARACTERS = 400_000;
    private static final MarkovSource SOURCE = MarkovSource.symmetric(0.1);

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, 0.69314718056, 0.325082973391",
        "0.01, 0.01, 0.69314718056, 0.0560015343548",
        "0.1, 0.2, 0.636514168295, 0.383522790107",
        "0.05, 0.2, 0.500402423538, 0.258892679384"
    })
    void sharesAloneCostMoreThanTheSource(double p01, double p10, double unigram, double rate) {
        var source = new MarkovSource(p01, p10, 1);
        assertThat(source.unigram()).isCloseTo(unigram, decimals(11));
        assertThat(source.entropyRate()).isCloseTo(rate, decimals(12));
        assertThat(source.unigram()).isGreaterThan(source.entropyRate());
    }

    @Test
    void rareFlipsAreWhereTokensMatter() {
        assertThat(SOURCE.unigram() / SOURCE.entropyRate()).isCloseTo(2.13221619493, decimals(11));
        MarkovSource rare = MarkovSource.symmetric(0.01);
        assertThat(rare.unigram() / rare.entropyRate()).isCloseTo(12.3772890965, decimals(10));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 0.509115076976",
        "1, 4, 0.417099025184",
        "1, 8, 0.371090999288",
        "1, 16, 0.348086986339",
        "4, 4, 0.69314718056",
        "4, 8, 0.509115076976",
        "4, 32, 0.371090999288"
    })
    void blocksHelpOnceTheySpanTheOrder(int order, int length, double expected) {
        MarkovSource source = new MarkovSource(0.1, 0.1, order);
        assertThat(new BlockTokens(length).crossEntropy(source)).isCloseTo(expected, decimals(11));
        assertThat(new BlockTokens(length).dictionary()).isEqualTo((long) Math.pow(2, length));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.535910607343",
        "4, 0.457726675909",
        "8, 0.419486844702",
        "32, 0.39557801018",
        "128, 0.394397737591"
    })
    void runsOfAFewLengthsBuyMostOfTheGain(int longest, double expected) {
        assertThat(new RunTokens(longest).crossEntropy(SOURCE)).isCloseTo(expected, decimals(11));
    }

    @Test
    void runsHaveTheLengthsAndTheLimitOfTheFormula() {
        assertThat(new RunTokens(2).meanLength(SOURCE)).isCloseTo(1.9, IDENTITY);
        assertThat(new RunTokens(4).meanLength(SOURCE)).isCloseTo(3.439, IDENTITY);
        assertThat(new RunTokens(8).meanLength(SOURCE)).isCloseTo(5.6953279, IDENTITY);
        assertThat(RunTokens.limitingExcess(SOURCE)).isCloseTo(0.069314718056, decimals(12));
        assertThat(new RunTokens(2_000).crossEntropy(SOURCE) - SOURCE.entropyRate())
                .isCloseTo(RunTokens.limitingExcess(SOURCE), IDENTITY);
        assertThat(new RunTokens(1).crossEntropy(SOURCE)).isCloseTo(SOURCE.unigram(), IDENTITY);
        assertThat(new RunTokens(4).dictionary()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 8", "4, 4", "4, 8"})
    void simulatedBlocksCostWhatTheFormulaSays(int order, int length) {
        MarkovSource source = new MarkovSource(0.1, 0.1, order);
        var tokens = new BlockTokens(length);
        TokenCounts counts = tokens.parse(source.text(CHARACTERS, 1));
        assertThat(counts.characters()).isEqualTo((long) CHARACTERS);
        assertThat(counts.perCharacter())
                .isCloseTo(tokens.crossEntropy(source), within(STANDARD_ERRORS / Math.sqrt(counts.tokens())));
    }

    @Test
    void blocksOfALopsidedSourceCostWhatTheFormulaSays() {
        MarkovSource source = new MarkovSource(0.05, 0.2, 1);
        TokenCounts counts = new BlockTokens(4).parse(source.text(CHARACTERS, 3));
        assertThat(counts.perCharacter())
                .isCloseTo(
                        new BlockTokens(4).crossEntropy(source), within(STANDARD_ERRORS / Math.sqrt(counts.tokens())));
    }

    @ParameterizedTest
    @CsvSource({"2", "4", "32"})
    void simulatedRunsCostWhatTheFormulaSays(int longest) {
        var tokens = new RunTokens(longest);
        TokenCounts counts = tokens.parse(SOURCE.text(CHARACTERS, 2));
        double error = STANDARD_ERRORS / Math.sqrt(counts.tokens());
        assertThat(counts.perCharacter()).isCloseTo(tokens.crossEntropy(SOURCE), within(error));
        assertThat(counts.meanLength()).isCloseTo(tokens.meanLength(SOURCE), within(error * longest));
    }

    /** Longer tokens cost more each and less per character: comparing per token would choose the worst tokenizer. */
    @Test
    void perTokenAndPerCharacterOrderTokenizersOppositely() {
        byte[] text = SOURCE.text(CHARACTERS, 4);
        TokenCounts small = new BlockTokens(2).parse(text);
        TokenCounts large = new BlockTokens(8).parse(text);
        assertThat(large.perToken()).isGreaterThan(small.perToken());
        assertThat(large.perCharacter()).isLessThan(small.perCharacter());
    }

    @Test
    void learntTokensComeNearerToTheEntropyRateAsTheirNumberGrows() {
        byte[] fresh = SOURCE.text(CHARACTERS, 6);
        double before = SOURCE.unigram();
        for (int size : new int[] {4, 16, 64, 256, 1024}) {
            TokenCounts counts =
                    LzwTokens.learn(SOURCE.text(CHARACTERS, 5), size).parse(fresh);
            assertThat(counts.perCharacter()).isLessThan(before).isGreaterThan(SOURCE.entropyRate());
            before = counts.perCharacter();
        }
        assertThat(before).isLessThan(LzwTokens.bound(SOURCE, 1024));
        double aFifth = 1.2;
        assertThat(before).isLessThan(aFifth * SOURCE.entropyRate());
    }

    @Test
    void theBoundTendsToTheEntropyRateAndIsEmptyForSmallDictionaries() {
        assertThat(LzwTokens.bound(SOURCE, 8)).isInfinite();
        double eps = Math.log(10) / (0.99 * Math.log(1e9));
        assertThat(LzwTokens.bound(SOURCE, 1_000_000_000)).isCloseTo(SOURCE.entropyRate() / (1 - eps), IDENTITY);
    }

    @Test
    void twoTokensAreTheCharacters() {
        byte[] text = {0, 1, 1, 0, 1};
        TokenCounts counts = LzwTokens.learn(text, 2).parse(text);
        assertThat(counts.tokens()).isEqualTo(5);
        // 01, 11 and 10 are learnt from these five characters.
        assertThat(LzwTokens.learn(text, 5).parse(new byte[] {1, 1, 1, 0}).tokens())
                .isEqualTo(2);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new MarkovSource(0, 0.1, 1)).hasMessageStartingWith("p01: 0.0");
        assertThatThrownBy(() -> new BlockTokens(63)).hasMessageStartingWith("length: 63");
        assertThatThrownBy(() -> new RunTokens(4).crossEntropy(new MarkovSource(0.1, 0.2, 1)))
                .hasMessageStartingWith("source: MarkovSource");
        assertThatThrownBy(() -> LzwTokens.learn(new byte[] {0, 1}, 100)).hasMessageStartingWith("size: 100");
    }
}
