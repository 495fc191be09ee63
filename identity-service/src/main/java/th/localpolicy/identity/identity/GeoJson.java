package th.localpolicy.identity.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.identity.geography.Geography;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.sheet.SheetLayout.Source;

/** Identities as places on a map (RFC 7946): WGS 84, longitude first. One without a place has no geometry. */
final class GeoJson {

    static final String MEDIA_TYPE = "application/geo+json";

    private GeoJson() {}

    /** A page of places; beside the members of RFC 7946 it says where the next page begins, and the licence. */
    @Schema(name = "IdentityFeatures")
    record FeatureCollection(
            @Schema(examples = "FeatureCollection") String type,
            List<Feature> features,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String next,

            Long total,
            Licence licence) {}

    @Schema(name = "IdentityFeature")
    record Feature(
            @Schema(examples = "Feature") String type,
            UUID id,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            Point geometry,

            Properties properties) {}

    /** @param coordinates longitude, latitude */
    @Schema(name = "IdentityPoint")
    record Point(
            @Schema(examples = "Point") String type,
            @Schema(examples = "[101.47491, 15.59603]") List<Double> coordinates) {}

    @Schema(name = "IdentityProperties")
    record Properties(
            String nameTh,
            String nameEn,
            List<Category> categories,
            Origin origin,
            Status status,
            String provinceCode,
            String provinceNameTh,
            String districtCode,
            String districtNameTh,
            String description,
            boolean designated,
            LocalDate registeredOn,
            Instant changedAt) {}

    /** The whole of it, as it is written. */
    @Schema(name = "AllIdentityFeatures")
    record Whole(@Schema(examples = "FeatureCollection") String type, Licence licence, List<Feature> features) {}

    /** Writes {@link Whole} one place after the other, so that nobody holds them all. */
    static void write(
            OutputStream out, ObjectMapper json, Source<IdentityView> all, Geography geography, Licence licence)
            throws IOException {
        try (var whole = json.createGenerator(out)) {
            whole.writeStartObject();
            whole.writeStringField("type", "FeatureCollection");
            whole.writePOJOField("licence", licence);
            whole.writeArrayFieldStart("features");
            all.forEach(identity -> {
                try {
                    whole.writePOJO(feature(identity, geography));
                } catch (IOException e) {
                    throw new UncheckedIOException(e); // whoever reads has gone
                }
            });
            whole.writeEndArray();
            whole.writeEndObject();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static FeatureCollection of(Page<IdentityView> page, Geography geography, Licence licence) {
        return new FeatureCollection(
                "FeatureCollection",
                page.items().stream()
                        .map(identity -> feature(identity, geography))
                        .toList(),
                page.next(),
                page.total(),
                licence);
    }

    private static Feature feature(IdentityView identity, Geography geography) {
        var place = identity.place();
        return new Feature(
                "Feature",
                identity.id(),
                place == null ? null : new Point("Point", List.of(place.longitude(), place.latitude())),
                new Properties(
                        identity.nameTh(),
                        identity.nameEn(),
                        identity.categories(),
                        identity.origin(),
                        identity.status(),
                        identity.provinceCode(),
                        geography
                                .province(identity.provinceCode())
                                .orElseThrow()
                                .nameTh(),
                        identity.districtCode(),
                        geography
                                .district(identity.districtCode())
                                .orElseThrow()
                                .nameTh(),
                        identity.description(),
                        identity.designated(),
                        identity.registeredOn(),
                        identity.changedAt()));
    }
}
