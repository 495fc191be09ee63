package th.localpolicy.directive.letter;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.ThaiText;

/**
 * Whom a letter is addressed to. What is meant is all of it together: the levels and offices, and those of the addressees as
 * they are written.
 *
 * @param levels every office of the level within the issuer's reach; CLUSTER means the provinces of all clusters
 * @param offices by code; a cluster means its provinces
 * @param written the lines of the letter, such as "ผู้ว่าราชการจังหวัด ทุกจังหวัด", each with what it means; a post inside
 *     the issuer's own office means no other office
 */
@Schema(name = "Addressees", description = "Levels, offices, and the lines as written · ผู้รับหนังสือ")
public record Addressees(
        @Size(max = 6) List<@NotNull OfficeLevel> levels,
        @Size(max = 1000) List<@NotNull @Pattern(regexp = CODE) String> offices,
        @Size(max = 200) List<@NotNull @Valid Line> written) {

    /** The form of an office code. */
    static final String CODE = "MOI|DLA|[CP][0-9]{2}|D[0-9]{4}|L[0-9]{2,6}";

    public Addressees {
        levels = Objects.requireNonNullElse(levels, List.of());
        offices = Objects.requireNonNullElse(offices, List.of());
        written = Objects.requireNonNullElse(written, List.of());
    }

    /** Not a field, though it reads like one. */
    @Schema(hidden = true)
    boolean isEmpty() {
        return levels.isEmpty() && offices.isEmpty() && written.isEmpty();
    }

    Stream<OfficeLevel> allLevels() {
        return Stream.concat(levels.stream(), written.stream().flatMap(line -> line.levels().stream()));
    }

    /** One addressee line of the letter and what it means. */
    @Schema(name = "AddresseeLine")
    public record Line(
            @Size(max = 500) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "ผู้ว่าราชการจังหวัด ทุกจังหวัด")
            String text,

            @Size(max = 6) List<@NotNull OfficeLevel> levels,
            @Size(max = 1000) List<@NotNull @Pattern(regexp = CODE) String> offices) {

        public Line {
            text = text == null ? null : ThaiText.normalise(text);
            levels = Objects.requireNonNullElse(levels, List.of());
            offices = Objects.requireNonNullElse(offices, List.of());
        }
    }
}
