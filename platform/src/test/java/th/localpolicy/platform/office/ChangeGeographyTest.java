package th.localpolicy.platform.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.thai.Bangkok;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeGeographyTest {

    private static final String RENAME =
            "rename|3604|--th|ท่ามะไฟหวาน|--en|Tha Mafai Wan|--on|2027-01-01|--source|รจ. ๑๔๓";
    private static final String CREATE =
            "create|3617|--th|โคกใหม่|--en|Khok Mai|--at|16.1,101.9|--on|2027-06-01|--source|รจ. ๑๔๔";
    private static final String MOVE = "move-local|360452|--to|3605|--on|2027-06-01|--source|รจ. ๑๔๔";

    @TempDir
    Path folder;

    private Path table;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void an_empty_table() throws IOException {
        table = Files.write(folder.resolve("geography-changes.csv"), ReferenceTable.GEOGRAPHY_CHANGES.bytes());
    }

    private int run(String command) throws IOException {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), Bangkok.ZONE);
        return new ChangeGeography(table, clock, out).run(List.of(command.split("\\|")));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private OfficeTree tree(String now) throws IOException {
        return new OfficeTree(
                GeographyChange.read(Files.readAllBytes(table)), Clock.fixed(Instant.parse(now), Bangkok.ZONE));
    }

    private static String nameOf(Offices offices, String code) {
        return offices.find(new OfficeCode(code)).map(Office::nameTh).orElse(null);
    }

    @Test
    void a_dry_run_says_what_would_be_and_writes_nothing() throws IOException {
        var before = Files.readString(table);
        assertThat(run(RENAME)).isZero();
        assertThat(said())
                .contains("On 2026-12-31: D3604 อำเภอเกษตรสมบูรณ์", "On 2027-01-01: D3604 อำเภอท่ามะไฟหวาน", "--write");
        assertThat(Files.readString(table)).isEqualTo(before);
    }

    @Test
    void a_district_bears_its_new_name_from_the_midnight_of_its_day_and_the_old_one_before() throws IOException {
        run(RENAME + "|--write");
        var eve = tree("2026-12-31T16:59:59Z");
        assertThat(nameOf(eve.on(LocalDate.parse("2026-12-31")), "D3604")).isEqualTo("อำเภอเกษตรสมบูรณ์");
        assertThat(nameOf(eve.on(LocalDate.parse("2027-01-01")), "D3604")).isEqualTo("อำเภอท่ามะไฟหวาน");
        assertThat(eve.find(new OfficeCode("D3604")).orElseThrow().nameTh()).isEqualTo("อำเภอเกษตรสมบูรณ์");
        assertThat(tree("2026-12-31T17:00:00Z")
                        .find(new OfficeCode("D3604"))
                        .orElseThrow()
                        .nameTh())
                .isEqualTo("อำเภอท่ามะไฟหวาน");
    }

    @Test
    void a_new_district_is_an_office_from_its_day_on_and_takes_its_local_administrations() throws IOException {
        assertThat(run(CREATE + "|--write")).isZero();
        assertThat(said()).contains("D3617 is not there", "879 (without this change 878)");
        assertThat(run(MOVE.replace("3605", "3617") + "|--write")).isZero();
        var tree = tree("2027-05-31T00:00:00Z");
        var district = new OfficeCode("D3617");
        assertThat(tree.find(district)).isEmpty();
        assertThat(tree.covers(new OfficeCode("D3604"), new OfficeCode("L360452")))
                .isTrue();
        var later = tree.on(LocalDate.parse("2027-06-01"));
        assertThat(later.covers(new OfficeCode("P36"), district)).isTrue();
        assertThat(later.covers(district, new OfficeCode("L360452"))).isTrue();
        assertThat(later.covers(new OfficeCode("D3604"), new OfficeCode("L360452")))
                .isFalse();
    }

    @Test
    void changes_of_several_days_follow_each_other_whatever_their_order_in_the_table() throws IOException {
        run(RENAME.replace("2027-01-01", "2028-01-01") + "|--write");
        run(RENAME.replace("ท่ามะไฟหวาน", "ชื่อแรก") + "|--write");
        var tree = tree("2026-11-01T00:00:00Z");
        assertThat(nameOf(tree.on(LocalDate.parse("2027-06-01")), "D3604")).isEqualTo("อำเภอชื่อแรก");
        assertThat(nameOf(tree.on(LocalDate.parse("2029-01-01")), "D3604")).isEqualTo("อำเภอท่ามะไฟหวาน");
        assertThat(run("list")).isZero();
        assertThat(said().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rename|3699|--th|ก|--en|K|--on|2027-01-01|--source|x",
                "rename|1001|--th|ก|--en|K|--on|2027-01-01|--source|x",
                "rename|3604|--th|อำเภอก|--en|K|--on|2027-01-01|--source|x",
                "rename|3604|--en|K|--on|2027-01-01|--source|x",
                "rename|3604|--th|ก|--en|K|--on|2570-01-01|--source|x",
                "rename|3604|--th|ก|--en|K|--on|2027-02-30|--source|x",
                "rename|3604|--th|ก|--en|K|--on|2027-01-01|--source| ",
                "create|3604|--th|ก|--en|K|--at|16.1,101.9|--on|2027-01-01|--source|x",
                "create|9917|--th|ก|--en|K|--at|16.1,101.9|--on|2027-01-01|--source|x",
                "create|3617|--th|ก|--en|K|--at|101.9,16.1|--on|2027-01-01|--source|x",
                "create|3617|--th|ก|--en|K|--on|2027-01-01|--source|x",
                "move-local|360452|--to|3699|--on|2027-01-01|--source|x",
                "move-local|999999|--to|3605|--on|2027-01-01|--source|x",
                "rename|3604|--th|ก|--en|K|--on|01/01/2027|--source|x",
                "create|3617|--th|ก|--en|K|--at|north,east|--on|2027-01-01|--source|x",
                "create|3617|--th|ก|--en|K|--at|16.1|--on|2027-01-01|--source|x",
                "abolish|3604|--on|2027-01-01|--source|x"
            })
    void what_does_not_fit_the_map_is_refused_and_not_written(String command) throws IOException {
        var before = Files.readString(table);
        assertThat(run(command + "|--write")).isEqualTo(1);
        assertThat(said()).startsWith("Refused: ");
        assertThat(Files.readString(table)).isEqualTo(before);
    }

    @Test
    void a_command_that_is_not_understood_shows_how_it_is_used() throws IOException {
        assertThat(run("rename|3604")).isEqualTo(2);
        assertThat(said()).startsWith("--on is missing.");
        assertThat(run(RENAME + "|--wirte")).isEqualTo(2);
        assertThat(said()).startsWith("There is no option --wirte.");
        assertThat(run("help")).isEqualTo(2);
        assertThat(said()).contains("geography rename");
    }

    @Test
    void a_day_that_is_not_to_come_is_taken_with_a_warning() throws IOException {
        assertThat(run(RENAME.replace("2027-01-01", "2026-11-01"))).isZero();
        assertThat(said()).contains("Mind:");
    }

    @Test
    void whoever_could_read_the_table_still_can() throws IOException {
        Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-rw-r--"));
        run(RENAME + "|--write");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(table)))
                .isEqualTo("rw-rw-r--");
    }
}
