package th.localpolicy.platform.web;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
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

    private static final String MONTH = "YearMonth";

    private static final List<ProblemType> OF_A_CALLER =
            List.of(ProblemType.UNAUTHENTICATED, ProblemType.OUTSIDE_YOUR_OFFICE);

    private static final List<ProblemType> OF_A_WRITE = List.of(
            ProblemType.NOT_FOUND,
            ProblemType.WRONG_STATE,
            ProblemType.STALE,
            ProblemType.TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE);

    /** Patterns are written for Java, which knows quantifiers that never give back; readers of the document do not. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getPattern() != null) {
            schema.setPattern(schema.getPattern().replace("*+", "*"));
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        describeMonths(api);
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().forEach(this::complete));
    }

    /** A month is a type that the generator does not know: it would stand in the document as a reference to itself. */
    private static void describeMonths(OpenAPI api) {
        if (api.getComponents() != null
                && api.getComponents().getSchemas() != null
                && api.getComponents().getSchemas().containsKey(MONTH)) {
            api.getComponents()
                    .addSchema(
                            MONTH,
                            OASFactory.createSchema()
                                    .addType(SchemaType.STRING)
                                    .pattern("^[0-9]{4}-(0[1-9]|1[0-2])$")
                                    .addExample("2025-01"));
        }
    }

    /** What there is to say of an operation that says nothing but its summary: for whom it is. */
    private static String forWhom(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            return "Needs no token · ไม่ต้องใช้โทเค็น";
        }
        var roles = operation.getSecurity().stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return roles.isEmpty()
                ? "For every office, in any role · ทุกหน่วยงาน ทุกบทบาท"
                : "For the roles " + roles + " · สำหรับบทบาท " + roles;
    }

    private void complete(HttpMethod method, Operation operation) {
        if (operation.getDescription() == null) {
            operation.setDescription(forWhom(operation));
        }
        problem(operation, ProblemType.INVALID_REQUEST);
        problem(operation, ProblemType.UNAVAILABLE);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            OF_A_CALLER.forEach(type -> problem(operation, type));
        }
        if (method == HttpMethod.POST || method == HttpMethod.PUT) {
            OF_A_WRITE.forEach(type -> problem(operation, type));
            if (!has(operation, "If-Match")) {
                operation.addParameter(header(
                        "If-Match", method == HttpMethod.PUT, "The ETag of the version that was read · รุ่นที่อ่าน"));
            }
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

    private static boolean has(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn() == In.HEADER && header.equals(parameter.getName()));
    }

    private static Parameter header(String name, boolean required, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .required(required)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    /** The problem where the operation does not describe it. What Quarkus writes by itself has no content, and a refusal has. */
    private static void problem(Operation operation, ProblemType type) {
        var status = Integer.toString(type.status());
        var response = operation.getResponses().getAPIResponse(status);
        if (response == null || response.getContent() == null) {
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
