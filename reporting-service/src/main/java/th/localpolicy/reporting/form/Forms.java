package th.localpolicy.reporting.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

/** All report forms in all their versions. They are documents of the service, read once at start. */
@Singleton
public class Forms {

    private final List<Form> forms;

    Forms(FormsConfig config) {
        forms = config.known().stream()
                .map(Forms::read)
                .sorted(Comparator.comparing(Form::name).thenComparing(Form::version))
                .toList();
    }

    private static Form read(String known) {
        try (var resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("forms/" + known + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("no form forms/" + known + ".json");
            }
            return new Form(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every form and version, by name and version. */
    public List<Form> all() {
        return forms;
    }

    public Optional<Form> find(String name, int version) {
        return forms.stream()
                .filter(form -> form.name().equals(name) && form.version() == version)
                .findFirst();
    }

    /** The newest version of a form. */
    public Optional<Form> newest(String name) {
        return forms.stream().filter(form -> form.name().equals(name)).reduce((older, newer) -> newer);
    }

    /** The version that reports of a month are made by: the newest that was in force then. */
    public Optional<Form> inForce(String name, YearMonth period) {
        return forms.stream()
                .filter(form -> form.name().equals(name) && !form.inForceFrom().isAfter(period))
                .reduce((older, newer) -> newer);
    }
}
