package th.localpolicy.reporting.form;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whom to ask about a report. Personal data: it is kept in a table of its own, shown to the offices between the report's
 * sender and its recipient only, and never in an event or a log.
 */
public record Contact(String name, String position, String phone, String lineName) {

    /** Takes the personal part out of a report. */
    static Optional<Contact> taken(ObjectNode schema, ObjectNode report) {
        var personal = schema.get("properties").properties().stream()
                .filter(property -> property.getValue().path("x-personal").booleanValue())
                .map(Map.Entry::getKey)
                .findFirst();
        return personal.map(report::remove)
                .map(given -> new Contact(
                        given.path("name").textValue(),
                        given.path("position").textValue(),
                        given.path("phone").textValue(),
                        given.path("lineName").textValue()));
    }

    /** What everybody else sees: that there is somebody, and the last digits to tell one number from another. */
    public Contact masked() {
        return new Contact(
                name == null ? null : "***",
                position,
                phone == null ? null : "***" + phone.substring(Math.max(0, phone.length() - 3)),
                lineName == null ? null : "***");
    }

    /** Never in a log, even by accident. */
    @Override
    public String toString() {
        return "Contact[***]";
    }
}
