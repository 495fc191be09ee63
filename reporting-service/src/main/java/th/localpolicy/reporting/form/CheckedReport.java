package th.localpolicy.reporting.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * A report that its form has let through, in its one spelling.
 *
 * @param text the report as JSON, without personal data
 * @param contact whom to ask about it; kept apart from the report
 * @param figures what of it is counted and summed, as a JSON object of numbers
 * @param nil "nothing done this month"
 */
public record CheckedReport(int formVersion, String text, Optional<Contact> contact, String figures, boolean nil) {

    static CheckedReport of(int formVersion, ObjectNode schema, ObjectNode read, Figures figures) {
        var contact = Contact.taken(schema, read);
        return new CheckedReport(
                formVersion,
                ReportJson.text(read),
                contact,
                ReportJson.text(figures.of(read)),
                read.path("nil").booleanValue());
    }

    /**
     * A report that the system computed from others; nobody typed it, so there is nothing to check.
     *
     * @param figures the sums that it stands for
     */
    public static CheckedReport computed(int formVersion, ObjectNode report, ObjectNode figures) {
        return new CheckedReport(
                formVersion, ReportJson.text(report), Optional.empty(), ReportJson.text(figures), false);
    }

    /**
     * The activities that lie wholly outside the days that the report is about: what was done in another month is told, and
     * its money summed, in the report of that month.
     */
    public List<FieldFault> activitiesOutside(LocalDate first, LocalDate last) {
        return OwnRules.outside(ReportJson.read(text).path("activities"), first, last);
    }

    /** The same for the same content, however it was written; whom to ask about it is not part of it. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
