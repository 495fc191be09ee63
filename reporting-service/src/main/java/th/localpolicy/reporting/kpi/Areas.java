package th.localpolicy.reporting.kpi;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/** The 76 provinces and 878 districts that KPIs are broken down by, in the order of their codes. */
@Singleton
class Areas {

    record Province(String code, String nameTh, int districts) {}

    record District(String code, String nameTh, String provinceNameTh) {
        String provinceCode() {
            return code.substring(0, 2);
        }
    }

    private final List<Province> provinces;
    private final List<District> districts;

    Areas(OfficeTree tree) {
        districts = tree.all().stream()
                .filter(office -> office.level() == OfficeLevel.DISTRICT)
                .map(office -> new District(
                        office.code().area(),
                        office.nameTh(),
                        office.parent().flatMap(tree::find).orElseThrow().nameTh()))
                .sorted(Comparator.comparing(District::code))
                .toList();
        var each = districts.stream().collect(Collectors.groupingBy(District::provinceCode, Collectors.counting()));
        provinces = tree.all().stream()
                .filter(office -> office.level() == OfficeLevel.PROVINCE)
                .map(office -> new Province(
                        office.code().area(),
                        office.nameTh(),
                        each.getOrDefault(office.code().area(), 0L).intValue()))
                .sorted(Comparator.comparing(Province::code))
                .toList();
    }

    List<Province> provinces() {
        return provinces;
    }

    List<District> districts() {
        return districts;
    }
}
