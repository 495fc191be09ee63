package th.localpolicy.identity.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The registry as one dataset, described with DCAT 3 in JSON-LD, as CKAN catalogues such as data.go.th harvest it. The
 * names of its parts and their addresses stay.
 */
@ApplicationScoped
class Dataset {

    static final String MEDIA_TYPE = "application/ld+json";
    static final String PATH = "/api/v1/identities/dataset";

    private static final String FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/";
    private static final String THAILAND = "https://sws.geonames.org/1605651/";

    private final PublishedDataset published;
    private final CatalogueLicence licence;

    Dataset(PublishedDataset published, CatalogueLicence licence) {
        this.published = published;
        this.licence = licence;
    }

    /** What of it can be fetched whole. */
    enum Form {
        CSV("csv", "text/csv"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        GEOJSON("geojson", GeoJson.MEDIA_TYPE);

        private final String suffix;
        private final String mediaType;

        Form(String suffix, String mediaType) {
            this.suffix = suffix;
            this.mediaType = mediaType;
        }

        static Form of(String suffix) {
            return Stream.of(values())
                    .filter(form -> form.suffix.equals(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The description as of an edition of the public part. */
    Map<String, Object> describe(Edition edition) {
        var dataset = new LinkedHashMap<String, Object>();
        dataset.put(
                "@context",
                Map.of(
                        "dcat", "http://www.w3.org/ns/dcat#",
                        "dct", "http://purl.org/dc/terms/",
                        "foaf", "http://xmlns.com/foaf/0.1/",
                        "vcard", "http://www.w3.org/2006/vcard/ns#",
                        "xsd", "http://www.w3.org/2001/XMLSchema#"));
        dataset.put("@id", published.address() + PATH);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", "local-identities");
        dataset.put("dct:title", inBoth("ทะเบียนอัตลักษณ์ท้องถิ่น", "Registry of local identities"));
        dataset.put(
                "dct:description",
                inBoth(
                        "อัตลักษณ์ท้องถิ่นที่ขึ้นทะเบียนแล้วของ ๘๗๘ อำเภอ พร้อมด้าน ที่มา ที่ตั้ง และวันที่ขึ้นทะเบียน ไม่มีข้อมูลส่วนบุคคล",
                        "The registered local identities of the 878 districts, with categories, origin, place and day"
                                + " of registration. No personal data."));
        dataset.put(
                "dcat:keyword",
                List.of(
                        text("อัตลักษณ์ท้องถิ่น", "th"),
                        text("ซอฟต์พาวเวอร์", "th"),
                        text("อำเภอ", "th"),
                        text("การท่องเที่ยว", "th"),
                        text("local identity", "en"),
                        text("soft power", "en"),
                        text("tourism", "en")));
        dataset.put(
                "dct:publisher",
                Map.of(
                        "@type", "foaf:Agent",
                        "foaf:name", inBoth(published.publisherTh(), published.publisherEn()),
                        "foaf:homepage", at(published.homepage())));
        published
                .email()
                .ifPresent(email -> dataset.put(
                        "dcat:contactPoint",
                        Map.of(
                                "@type", "vcard:Organization",
                                "vcard:fn", published.publisherTh(),
                                "vcard:hasEmail", at("mailto:" + email))));
        dataset.put("dct:license", at(licence.url()));
        dataset.put("dct:language", List.of("th", "en"));
        dataset.put("dct:spatial", at(THAILAND));
        dataset.put("dct:accrualPeriodicity", at(FREQUENCY + "CONT"));
        edition.changedAt()
                .ifPresent(at -> dataset.put("dct:modified", Map.of("@type", "xsd:dateTime", "@value", at.toString())));
        dataset.put(
                "dcat:distribution",
                Stream.of(Form.values()).map(this::distribution).toList());
        return dataset;
    }

    private Map<String, Object> distribution(Form form) {
        var address = published.address() + PATH + "." + form.suffix;
        var distribution = new LinkedHashMap<String, Object>();
        distribution.put("@id", address);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dct:title", inBoth("ทั้งหมดเป็น " + form.name(), "All of it as " + form.name()));
        distribution.put("dcat:accessURL", at(published.address() + "/api/v1/identities"));
        distribution.put("dcat:downloadURL", at(address));
        distribution.put("dcat:mediaType", form.mediaType);
        distribution.put("dct:format", form.name());
        distribution.put("dct:license", at(licence.url()));
        return distribution;
    }

    private static List<Map<String, String>> inBoth(String th, String en) {
        return List.of(text(th, "th"), text(en, "en"));
    }

    private static Map<String, String> text(String text, String language) {
        return Map.of("@value", text, "@language", language);
    }

    private static Map<String, String> at(String address) {
        return Map.of("@id", address);
    }
}
