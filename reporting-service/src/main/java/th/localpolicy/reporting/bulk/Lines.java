package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.sheet.Step;

/** The lines of a file, one after the other. */
interface Lines extends AutoCloseable {

    /** The next line; one that cannot be read is among them, with its faults. */
    Step<Line> next() throws IOException;

    /** The form that lines are by which mean no obligation; none where nobody knows. */
    default Optional<String> form() {
        return Optional.empty();
    }

    /** What had to be assumed to read the file. */
    default List<Text> remarks() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
