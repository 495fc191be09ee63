package th.localpolicy.platform.web;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;

/**
 * Writes into every OpenAPI document what holds for all operations and stands on none: the keys and versions a caller may
 * send, and the problems it may meet.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiConventions implements OASFilter {

    private static final List<ProblemType> OF_A_CALLER =
            List.of(ProblemType.UNAUTHENTICATED, ProblemType.OUTSIDE_YOUR_OFFICE);

    private static final List<ProblemType> OF_A_WRITE = List.of(
            ProblemType.NOT_FOUND,
            ProblemType.WRONG_STATE,
            ProblemType.STALE,
            ProblemType.TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().forEach(this::complete));
    }

    private void complete(HttpMethod method, Operation operation) {
        problem(operation, ProblemType.INVALID_REQUEST);
        problem(operation, ProblemType.UNAVAILABLE);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            OF_A_CALLER.forEach(type -> problem(operation, type));
        }
        if (method == HttpMethod.POST || method == HttpMethod.PUT) {
            OF_A_WRITE.forEach(type -> problem(operation, type));
            operation.addParameter(header(
                    "If-Match", method == HttpMethod.PUT, "The ETag of the version that was read · รุ่นที่อ่าน"));
        }
        if (method == HttpMethod.POST) {
            problem(operation, ProblemType.IDEMPOTENCY_KEY_REUSED);
            operation.addParameter(header(
                    "Idempotency-Key",
                    false,
                    "1–200 visible ASCII characters; the same key and body are done once · ส่งซ้ำได้โดยไม่เกิดผลซ้ำ"));
        }
        if (method == HttpMethod.PUT) {
            problem(operation, ProblemType.IF_MATCH_REQUIRED);
        }
    }

    private static Parameter header(String name, boolean required, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .required(required)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static void problem(Operation operation, ProblemType type) {
        var status = Integer.toString(type.status());
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            status,
                            OASFactory.createAPIResponse()
                                    .description(type.title().en() + " · "
                                            + type.title().th())
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    Problem.MEDIA_TYPE_NAME,
                                                    OASFactory.createMediaType()
                                                            .schema(OASFactory.createSchema()
                                                                    .ref("#/components/schemas/Problem")))));
        }
    }
}
