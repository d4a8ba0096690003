package dev.jacquard.scaling.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Confidence;
import dev.jacquard.scaling.Printed;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.LawContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class DistillationLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    private static final DistillationLaw LAW = DistillationLaw.busbridge2025().law();
    private static final CoupledLaw SUPERVISED = LAW.supervised();
    private static final Teacher TEACHER = Teacher.trainedBy(SUPERVISED, 7e9, 1.4e11);

    @Test
    void thePublicationKeepsTheContract() {
        PublishedContract.holds(DistillationLaw.busbridge2025(), DistillationLaw.family(SUPERVISED));
        LawContract.namesWhatItRefuses(LAW.under(2));
        assertThat(DistillationLaw.busbridge2025().confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThatThrownBy(() -> LAW.loss(1e9, 1e10, Double.NaN)).hasMessageStartingWith("teacherLoss: NaN");
        assertThatThrownBy(() -> new DistillationLaw(SUPERVISED, SUPERVISED, 1, 1, 1, 1))
                .hasMessageStartingWith("E of student: 1.22");
    }

    @ParameterizedTest
    @CsvSource({"1e9, 2e10, 2.0, 2.27680882341", "1e9, 1e11, 2.2, 2.24973602694", "3e8, 5e11, 1.9, 2.38135101398"})
    void lossOfNamedStudents(double parameters, double tokens, double teacherLoss, double loss) {
        assertThat(LAW.loss(parameters, tokens, teacherLoss)).isCloseTo(loss, Printed.decimals(11));
    }

    /** Written out as printed, where nothing overflows. */
    @Test
    void theLogarithmIsTheFormulaAsPrinted() {
        double supervised = SUPERVISED.loss(2e9, 5e10);
        double bracket = Math.pow(1 + Math.pow(2.1 / (supervised * LAW.d1()), 1 / LAW.f1()), -LAW.c1() * LAW.f1());
        double plain = 2.1 + Math.pow(2.1, -LAW.c0()) * bracket * LAW.student().reducible(2e9, 5e10);
        assertThat(LAW.loss(2e9, 5e10, 2.1)).isCloseTo(plain, within(IDENTITY * 10));
    }

    @Test
    void nothingOverflowsHoweverBadTheTeacher() {
        for (double teacherLoss : new double[] {1e-3, 10, 1e3, 1e40, 1e300}) {
            assertThat(LAW.loss(1e9, 2e10, teacherLoss)).isFinite().isGreaterThanOrEqualTo(teacherLoss);
        }
        assertThat(LAW.loss(1e9, 2e10, 1e40)).isEqualTo(1e40);
    }

    @Test
    void aTeacherThatIsNotAheadEnoughLeavesTheStudentWorseOff() {
        assertThat(LAW.loss(1e9, 1e11, 2.2)).isGreaterThan(SUPERVISED.loss(1e9, 1e11));
        assertThat(LAW.loss(1e9, 2e10, 2.0)).isLessThan(SUPERVISED.loss(1e9, 2e10));
    }

    @Test
    void aTeacherFarAheadIsHardToLearnFrom() {
        double best = LAW.bestTeacherLoss(1e9, 2e10, 1.3, 3);
        assertThat(best).isBetween(1.6, 1.9);
        for (double teacherLoss = 1.3; teacherLoss < 3; teacherLoss += 0.01) {
            assertThat(LAW.loss(1e9, 2e10, teacherLoss)).isGreaterThanOrEqualTo(LAW.loss(1e9, 2e10, best));
        }
        // A larger student on more data can follow a stronger teacher than a small one on as much.
        assertThat(LAW.bestTeacherLoss(3e9, 5e11, 1.3, 3)).isLessThan(LAW.bestTeacherLoss(3e8, 5e11, 1.3, 3));
        assertThat(LAW.bestTeacherLoss(1e9, 2e10, 2.5, 3)).isEqualTo(2.5);
        assertThatThrownBy(() -> LAW.bestTeacherLoss(1e9, 2e10, 2, 2)).hasMessageStartingWith("weakest: 2.0");
    }

    @Test
    void computeIsTheStudentsAndWhatIsPaidOfTheTeacher() {
        double student = 6 * 1e9 * 2e10;
        double answers = 2 * 7e9 * 2e10;
        double training = 6 * 7e9 * 1.4e11;
        assertThat(DistillationCost.FREE_TEACHER.flop(1e9, 2e10, TEACHER)).isEqualTo(student);
        assertThat(DistillationCost.EXISTING_TEACHER.flop(1e9, 2e10, TEACHER)).isEqualTo(student + answers);
        assertThat(DistillationCost.OWN_TEACHER.flop(1e9, 2e10, TEACHER)).isEqualTo(student + answers + training);
        assertThat(new DistillationCost(0, 0.25).flop(1e9, 2e10, TEACHER)).isEqualTo(student + training / 4);
        assertThatThrownBy(() -> new DistillationCost(1, 2)).hasMessageStartingWith("pretraining: 2.0");
    }

    /** What the authors report: an existing teacher helps until the compute is large; one student does not pay for a teacher. */
    @Test
    void distillationWinsWithATeacherAtHandAndLosesWhereOneStudentPaysForIt() {
        for (double tokens : new double[] {4e9, 2e10, 1e11, 5e11}) {
            assertThat(LAW.choice(1e9, tokens, TEACHER, DistillationCost.FREE_TEACHER)
                            .distil())
                    .isTrue();
            assertThat(LAW.choice(1e9, tokens, TEACHER, DistillationCost.OWN_TEACHER)
                            .distil())
                    .isFalse();
        }
        double takeover = LAW.takeover(1e9, TEACHER, DistillationCost.FREE_TEACHER, 4e9, 1e13);
        assertThat(LAW.choice(1e9, takeover, TEACHER, DistillationCost.FREE_TEACHER)
                        .gain())
                .isCloseTo(0, within(IDENTITY * 10));
        assertThat(LAW.choice(1e9, takeover * 1.1, TEACHER, DistillationCost.FREE_TEACHER)
                        .distil())
                .isFalse();
        assertThat(LAW.takeover(1e9, TEACHER, DistillationCost.EXISTING_TEACHER, 4e9, 1e13))
                .isLessThan(takeover);
        assertThatThrownBy(() -> LAW.takeover(1e9, TEACHER, DistillationCost.OWN_TEACHER, 4e9, 1e13))
                .hasMessageStartingWith("fewest: 4.0E9");
        assertThatThrownBy(() -> LAW.takeover(1e9, TEACHER, DistillationCost.FREE_TEACHER, 4e9, 1e10))
                .hasMessageStartingWith("most: 1.0E10");
    }

    @Test
    void theModelWithoutATeacherSpendsTheSameCompute() {
        DistillationChoice choice = LAW.choice(1e9, 2e10, TEACHER, DistillationCost.EXISTING_TEACHER);
        assertThat(choice.supervised()).isCloseTo(SUPERVISED.loss(1e9, 2e10 * (1 + 7.0 / 3)), within(IDENTITY * 10));
        assertThat(choice.gain()).isEqualTo(choice.supervised() - choice.distilled());
    }

    /** The runs are not published: these are made from the law itself. The letters of the break are not identified, the losses are. */
    @Test
    void aLawKnownToBeTruePredictsTheSame() {
        List<DistillationRun> runs = new ArrayList<>();
        for (double parameters : new double[] {1.43e8, 5e8, 1.8e9, 7.75e9}) {
            for (double tokens = 4e9; tokens < 6e11; tokens *= 4) {
                for (double teacherLoss = 1.9; teacherLoss < 2.7; teacherLoss += 0.15) {
                    runs.add(new DistillationRun(
                            parameters, tokens, teacherLoss, LAW.loss(parameters, tokens, teacherLoss)));
                }
            }
        }
        DistillationLaw found =
                DistillationLaw.fitter(SUPERVISED).starts(20, 1).fit(runs).law();
        double halfTheFourthDecimal = 5e-5;
        assertThat(found.loss(1e9, 2e10, 2.0)).isCloseTo(LAW.loss(1e9, 2e10, 2.0), within(halfTheFourthDecimal));
        assertThat(found.loss(3e9, 1e11, 2.2)).isCloseTo(LAW.loss(3e9, 1e11, 2.2), within(halfTheFourthDecimal));
        assertThat(found.student().alpha()).isCloseTo(LAW.student().alpha(), within(1e4 * SOLVER));
    }
}
