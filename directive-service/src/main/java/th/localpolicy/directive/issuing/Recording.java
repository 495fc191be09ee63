package th.localpolicy.directive.issuing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.directive.dispatch.Receiving;
import th.localpolicy.directive.letter.DirectiveDraft;

/**
 * A letter of another office that came on paper, by e-mail or by LINE, as the office that holds it enters it.
 *
 * @param letter what it says; its addressees as they are written there
 * @param receipt the stamp it bears, or is given now; {@code receivedVia} is {@code PAPER} when absent
 */
@Schema(name = "Recording", examples = Recording.EXAMPLE)
public record Recording(
        @NotNull @Valid DirectiveDraft letter, @Valid Receiving receipt) {

    static final String EXAMPLE = """
            {"letter":{"number":"พบ ๐๖๑๘/๖๖๕","issuedOn":"2026-03-16","kind":"EXTERNAL_LETTER",\
            "subject":"การขับเคลื่อนงานตามนโยบายสำคัญเร่งด่วนของกระทรวงมหาดไทย","issuer":"D7606",\
            "addressees":{"offices":["L760601"]},"clauses":[{"label":"๑","text":"ให้จัดเตรียมแผนงานโครงการ"}]},\
            "receipt":{"receivedVia":"PAPER","receivedAt":"2026-03-20T07:00:00Z","paperNumber":"๖๑๔"}}""";
}
