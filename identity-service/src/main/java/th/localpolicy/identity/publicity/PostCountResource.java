package th.localpolicy.identity.publicity;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many posts there are, for everybody: numbers only. */
@Path("/api/v1/identities/post-counts")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posts")
public class PostCountResource {

    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";

    private final PostCounts counts;

    PostCountResource(PostCounts counts) {
        this.counts = counts;
    }

    /** The counts, as a JSON object so that something may be added beside them. */
    @Schema(name = "PostCounts")
    public record Counts(PostCounts.By by, List<PostCounts.Count> items) {}

    @GET
    @Operation(
            operationId = "countPosts",
            summary = "Posts by province, district, platform or month · จำนวนโพสต์",
            description = "Each post counts once, however often it was recorded; months are of Bangkok's calendar ·"
                    + " โพสต์เดียวกันนับครั้งเดียว")
    @APIResponse(responseCode = "200", description = "The counts in the order of their keys")
    public Counts count(
            @QueryParam("by") @DefaultValue("PROVINCE") @NotNull PostCounts.By by,
            @QueryParam("province") @Pattern(regexp = "[0-9]{2}") String province,
            @QueryParam("district") @Pattern(regexp = "[0-9]{4}") String district,
            @QueryParam("platform") Platform platform,
            @QueryParam("from")
                    @Pattern(regexp = MONTH)
                    @Parameter(description = "First month, Gregorian · เดือนแรก", example = "2024-12")
                    String from,
            @QueryParam("until")
                    @Pattern(regexp = MONTH)
                    @Parameter(description = "Last month, included · เดือนสุดท้าย", example = "2025-09")
                    String until)
            throws SQLException {
        return new Counts(
                by, counts.by(by, new PostCounts.Filter(province, district, platform, month(from), month(until))));
    }

    private static YearMonth month(String text) {
        return text == null ? null : YearMonth.parse(text);
    }
}
