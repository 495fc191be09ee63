package th.localpolicy.identity.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Under which licence what is answered may be used, as data catalogues ask for it. */
@Schema(name = "Licence")
public record Licence(
        @Schema(examples = "DGA Open Government License") String name,

        @Schema(examples = "https://data.go.th/pages/dga-open-government-license")
        String url) {}
