package th.localpolicy.platform.office;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OfficeTreeTest {

    private static final OfficeTree TREE = new OfficeTree();

    private static final Map<String, String> TYPES = ReferenceTable.LOCAL_ADMINISTRATIONS.rows().stream()
            .collect(Collectors.toMap(row -> "L" + row.getField("code"), row -> row.getField("type")));

    @ParameterizedTest
    @CsvSource({"MINISTRY, 1", "DEPARTMENT, 1", "CLUSTER, 18", "PROVINCE, 76", "DISTRICT, 878", "LOCAL, 7850"})
    void there_are_as_many_offices_of_each_level_as_the_country_has(OfficeLevel level, long many) {
        assertThat(TREE.all().stream().filter(office -> office.level() == level))
                .hasSize((int) many);
    }

    @Test
    void bangkok_is_no_province_and_its_khet_are_no_districts_of_the_tree() {
        assertThat(TREE.find(new OfficeCode("P10"))).isEmpty();
        assertThat(TREE.all())
                .noneMatch(office -> office.level() == OfficeLevel.DISTRICT
                        && office.code().area().startsWith("10"));
        assertThat(parentOf("L10")).hasValue("MOI");
    }

    @Test
    void provinces_stand_under_the_department_and_districts_under_their_province() {
        assertThat(parentOf("DLA")).hasValue("MOI");
        assertThat(TREE.all()).allSatisfy(office -> {
            switch (office.level()) {
                case PROVINCE -> assertThat(office.parent()).hasValue(OfficeCode.DLA);
                case DISTRICT ->
                    assertThat(office.parent())
                            .hasValue(OfficeCode.ofProvince(office.code().area().substring(0, 2)));
                case MINISTRY, CLUSTER -> assertThat(office.parent()).isEmpty();
                default -> assertThat(office.parent()).isPresent();
            }
        });
    }

    @Test
    void a_local_administration_stands_under_the_office_its_letters_come_from() {
        assertThat(TREE.all().stream().filter(office -> office.level() == OfficeLevel.LOCAL))
                .allSatisfy(office -> {
                    var expected =
                            switch (TYPES.get(office.code().value())) {
                                case "BANGKOK" -> OfficeLevel.MINISTRY;
                                case "SUBDISTRICT_MUNICIPALITY", "SAO" -> OfficeLevel.DISTRICT;
                                case "PAO", "CITY_MUNICIPALITY", "TOWN_MUNICIPALITY", "PATTAYA", "SPECIAL" ->
                                    OfficeLevel.PROVINCE;
                                default -> null;
                            };
                    assertThat(office.parent().map(OfficeCode::level)).hasValue(expected);
                });
    }

    @Test
    void every_parent_exists() {
        assertThat(TREE.all())
                .allSatisfy(office -> assertThat(
                                office.parent().map(parent -> TREE.find(parent).isPresent()))
                        .isIn(Optional.empty(), Optional.of(true)));
    }

    @ParameterizedTest
    @CsvSource({
        "MOI, L10, true",
        "MOI, D3604, true",
        "DLA, D3604, true",
        "DLA, L10, false",
        "P36, D3604, true",
        "P36, P36, true",
        "P36, D3004, false",
        "D3604, P36, false",
        "D3604, D3605, false",
        "P36, C01, false",
        "MOI, C01, false",
        "MOI, D9999, false",
        "D9999, D9999, false"
    })
    void an_office_covers_itself_and_all_under_it_and_no_other(String upper, String lower, boolean covers) {
        assertThat(TREE.covers(new OfficeCode(upper), new OfficeCode(lower))).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "D3604, PROVINCE, P36",
        "D3604, DISTRICT, D3604",
        "P36, PROVINCE, P36",
        "P36, DEPARTMENT, DLA",
        "D3604, MINISTRY, MOI",
        "P36, DISTRICT,",
        "DLA, PROVINCE,",
        "L10, PROVINCE,",
        "L10, MINISTRY, MOI",
        "C01, MINISTRY,",
        "D9999, PROVINCE,"
    })
    void the_office_of_a_level_above_is_found_by_the_tree(String office, OfficeLevel level, String above) {
        assertThat(TREE.above(new OfficeCode(office), level).map(OfficeCode::value))
                .isEqualTo(Optional.ofNullable(above));
    }

    @Test
    void above_a_local_administration_stand_its_own_district_if_it_has_one_and_its_province() {
        var sao = anyOf("SAO");
        var pao = anyOf("PAO");

        assertThat(TREE.above(sao.code(), OfficeLevel.DISTRICT)).isEqualTo(sao.parent());
        assertThat(TREE.above(sao.code(), OfficeLevel.PROVINCE))
                .hasValue(OfficeCode.ofProvince(sao.code().area().substring(0, 2)));
        assertThat(TREE.above(pao.code(), OfficeLevel.DISTRICT)).isEmpty();
        assertThat(TREE.above(pao.code(), OfficeLevel.PROVINCE)).isEqualTo(pao.parent());
    }

    @Test
    void a_subdistrict_administration_is_covered_by_its_own_district_and_a_provincial_one_by_none() {
        var sao = anyOf("SAO");
        var district = sao.parent().orElseThrow();
        var pao = anyOf("PAO");

        assertThat(TREE.covers(district, sao.code())).isTrue();
        assertThat(district).isEqualTo(OfficeCode.ofDistrict(sao.seat().orElseThrow()));
        assertThat(TREE.all().stream()
                        .filter(office -> office.level() == OfficeLevel.DISTRICT)
                        .filter(office -> TREE.covers(office.code(), pao.code())))
                .isEmpty();
    }

    private static Office anyOf(String type) {
        return TREE.all().stream()
                .filter(office -> type.equals(TYPES.get(office.code().value())))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> parentOf(String code) {
        return TREE.find(new OfficeCode(code)).flatMap(Office::parent).map(OfficeCode::value);
    }
}
