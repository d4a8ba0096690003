package dev.jacquard.scaling.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniversalScalabilityLawTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Offset<Double> FOUR_DECIMALS = within(0.5e-4);
    private static final Offset<Double> FIVE_DECIMALS = within(0.5e-5);

    private static final UniversalScalabilityLaw TEAM = new UniversalScalabilityLaw(0.05, 0.001, 1);
    private static final UniversalScalabilityLaw BOOK =
            new UniversalScalabilityLaw(0.02772847561863439, 1.043654838440908784531e-4, 89.99523310433221999);

    /** The illustrative team of agents: four hundred do less than four. */
    @ParameterizedTest
    @CsvSource({"4, 3.44234", "40, 8.86918", "400, 2.21545", "30.82207, 9.03798"})
    void throughputMatchesIndependentValues(double workers, double expected) {
        assertThat(TEAM.throughput(workers)).isCloseTo(expected, FIVE_DECIMALS);
        assertThat(TEAM.speedup(workers)).isCloseTo(TEAM.throughput(workers), IDENTITY);
        assertThat(TEAM.efficiency(workers)).isCloseTo(TEAM.speedup(workers) / workers, IDENTITY);
    }

    @Test
    void thePeakIsWhereMoreWorkersBeginToDoLess() {
        assertThat(TEAM.peakWorkers()).isCloseTo(30.82207, FIVE_DECIMALS);
        assertThat(TEAM.peakThroughput()).isCloseTo(9.03798, FIVE_DECIMALS);
        assertThat(new UniversalScalabilityLaw(0.001, 1e-5, 1).peakWorkers()).isCloseTo(316.0696, FOUR_DECIMALS);
        UniversalScalabilityLaw textbook = new UniversalScalabilityLaw(0.02, 0.02, 1);
        assertThat(textbook.peakWorkers()).isCloseTo(7, IDENTITY);
        assertThat(textbook.peakThroughput()).isCloseTo(25 / 7.0, IDENTITY);
        for (double away : new double[] {0.9, 1.1}) {
            assertThat(TEAM.throughput(TEAM.peakWorkers() * away)).isLessThan(TEAM.peakThroughput());
        }
    }

    @Test
    void theBestWholeNumberIsTheBetterNeighbourAndNotTheFloor() {
        assertThat(TEAM.bestWholeWorkers()).isEqualTo(31);
        // sqrt((1 - 0.03) / kappa) = 35.57: 35 does more than 36 or less, whichever the law says, not what rounding
        // says.
        UniversalScalabilityLaw cisco = new UniversalScalabilityLaw(0.026715945, 7.690939e-4, 995.6488);
        assertThat(cisco.peakWorkers()).isCloseTo(35.5738, FOUR_DECIMALS);
        assertThat(cisco.peakThroughput()).isCloseTo(12342.9, within(0.05));
        assertThat(cisco.throughput(35)).isCloseTo(12341.7, within(0.05));
        assertThat(cisco.bestWholeWorkers()).isEqualTo(36);
        assertThat(cisco.throughput(36)).isGreaterThan(cisco.throughput(35));
    }

    @Test
    void specsdm91AsPublished() {
        assertThat(BOOK.peakWorkers()).isCloseTo(96.51956096660942526, IDENTITY);
        assertThat(BOOK.peakThroughput()).isCloseTo(1883.898996009962633738, IDENTITY);
        assertThat(BOOK.asymptote()).isCloseTo(3245.6, within(0.05));
        assertThat(BOOK.optimalWorkers()).isCloseTo(36.064, within(5e-4));
        assertThat(BOOK.throughput(BOOK.optimalWorkers())).isCloseTo(1542.4, within(0.05));
        double[] users = {1, 18, 36, 72, 108, 144, 216};
        double[] printed = {90, 1078, 1541, 1850, 1879, 1822, 1646};
        for (int i = 0; i < users.length; i++) {
            assertThat(BOOK.throughput(users[i])).isCloseTo(printed[i], within(0.5));
        }
    }

    @Test
    void timeSplitsIntoWorkWaitingAndTalking() {
        UniversalScalabilityLaw.Overhead overhead = BOOK.overhead(18);
        assertThat(overhead.ideal()).isCloseTo(0.05556, within(0.5e-5));
        assertThat(overhead.contention()).isCloseTo(0.0262, within(0.5e-4));
        assertThat(overhead.coherency()).isCloseTo(0.001774, within(0.5e-6));
        assertThat(overhead.total()).isCloseTo(BOOK.lambda() * BOOK.latency(18) / 18, IDENTITY);
    }

    @Test
    void workersForAThroughputAreTheTwoSidesOfThePeak() {
        for (double workers : new double[] {1, 2, 10, 30, 30.82, 31, 100, 400}) {
            double throughput = TEAM.throughput(workers);
            boolean rising = workers <= TEAM.peakWorkers();
            double found = rising ? TEAM.workersFor(throughput) : TEAM.mostWorkersFor(throughput);
            assertThat(found).isCloseTo(workers, within(1e-6 * workers));
        }
        assertThat(TEAM.workersFor(TEAM.peakThroughput())).isCloseTo(TEAM.peakWorkers(), within(1e-5));
    }

    /** A well-known library drops kappa here and answers for throughputs that the law never reaches. */
    @Test
    void latencyAtAThroughputKeepsCoherencyAndRefusesWhatIsNeverReached() {
        UniversalScalabilityLaw law = new UniversalScalabilityLaw(0.06, 0.06, 40);
        assertThat(law.peakThroughput()).isCloseTo(84.2, within(0.05));
        assertThat(law.latencyAt(law.throughput(3))).isCloseTo(law.latency(3), IDENTITY);
        assertThatThrownBy(() -> law.latencyAt(600))
                .hasMessageContaining("throughput: 600.0 (expected: from 40.0 to the peak");
        assertThatThrownBy(() -> law.workersFor(39)).hasMessageStartingWith("throughput: 39.0");
        assertThat(law.mostWorkersFor(39)).isGreaterThan(law.peakWorkers());
        assertThatThrownBy(() -> law.mostWorkersFor(0)).hasMessageStartingWith("throughput: 0.0");
        assertThatThrownBy(() -> law.workersFor(Double.NaN)).hasMessageStartingWith("throughput: NaN");
    }

    @Test
    void throughputAtALatencyInvertsTheLatency() {
        for (double workers : new double[] {1, 2, 35, 400}) {
            assertThat(BOOK.workersAtLatency(BOOK.latency(workers))).isCloseTo(workers, within(1e-9 * workers));
            assertThat(BOOK.throughputAtLatency(BOOK.latency(workers)))
                    .isCloseTo(BOOK.throughput(workers), within(1e-9 * BOOK.throughput(workers)));
        }
        assertThatThrownBy(() -> BOOK.workersAtLatency(0.001)).hasMessageStartingWith("latency: 0.001");
    }

    @Test
    void withoutCoherencyItIsAmdahl() {
        UniversalScalabilityLaw law = new UniversalScalabilityLaw(0.05, 0, 3);
        assertThat(law.speedup(40)).isCloseTo(new Amdahl(0.95).speedup(40), IDENTITY);
        assertThat(law.peakWorkers()).isInfinite();
        assertThat(law.bestWholeWorkers()).isInfinite();
        assertThat(law.peakThroughput()).isCloseTo(60, IDENTITY);
        assertThat(law.mostWorkersFor(10)).isInfinite();
        assertThat(law.workersFor(law.throughput(40))).isCloseTo(40, within(1e-9));
        assertThatThrownBy(() -> law.workersFor(60)).hasMessageStartingWith("throughput: 60.0");
        UniversalScalabilityLaw perfect = new UniversalScalabilityLaw(0, 0, 3);
        assertThat(perfect.throughput(40)).isCloseTo(120, IDENTITY);
        assertThat(perfect.workersAtLatency(1)).isInfinite();
        assertThat(perfect.workersFor(120)).isCloseTo(40, IDENTITY);
        UniversalScalabilityLaw constant = new UniversalScalabilityLaw(1, 0, 3);
        assertThat(constant.throughput(40)).isCloseTo(3, IDENTITY);
        assertThat(constant.workersFor(3)).isEqualTo(1);
    }

    @Test
    void whatIsOutsideTheLawIsRefusedByName() {
        assertThatThrownBy(() -> new UniversalScalabilityLaw(1.1, 0, 1)).hasMessageStartingWith("sigma: 1.1");
        assertThatThrownBy(() -> new UniversalScalabilityLaw(0, -1e-9, 1)).hasMessageStartingWith("kappa: -1");
        assertThatThrownBy(() -> new UniversalScalabilityLaw(0, 0, 0)).hasMessageStartingWith("lambda: 0.0");
        assertThatThrownBy(() -> TEAM.throughput(0)).hasMessageStartingWith("workers: 0");
        assertThatThrownBy(() -> new UniversalScalabilityLaw(0, 9, 1).throughput(0.5))
                .hasMessageStartingWith("workers: 0.5");
        assertThatThrownBy(() -> TEAM.speedup(0.5)).hasMessageStartingWith("workers: 0.5");
        assertThatThrownBy(() -> TEAM.throughput(Double.NaN)).hasMessageStartingWith("workers: NaN");
    }
}
