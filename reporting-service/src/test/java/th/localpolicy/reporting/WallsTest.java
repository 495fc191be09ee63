package th.localpolicy.reporting;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.platform.testing.Walls;

class WallsTest {

    private static final JavaClasses CLASSES = Walls.classesOf("reporting");

    static Stream<ArchRule> walls() {
        return Walls.of("reporting");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void the_walls_stand(ArchRule wall) {
        wall.check(CLASSES);
    }
}
