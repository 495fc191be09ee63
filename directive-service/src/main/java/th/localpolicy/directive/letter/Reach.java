package th.localpolicy.directive.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.ReferenceTable;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * Whom an office may write to, and which offices its words come to. The ministry and the department reach everything below
 * them; a province its districts and what hangs directly under it (อบจ., city and town municipalities); a district what
 * hangs under it (subdistrict municipalities, อบต.): the routing of ชย 0023.6/ว 3053. Nobody writes up or across.
 */
@Singleton
public class Reach {

    private final OfficeTree tree;
    private final Map<OfficeCode, List<OfficeCode>> clusters = new HashMap<>();

    Reach(OfficeTree tree) {
        this.tree = tree;
        for (var cluster : ReferenceTable.PROVINCE_CLUSTERS.rows()) {
            var provinces = new ArrayList<OfficeCode>();
            for (var code : cluster.getField("province_codes").split(" ")) {
                provinces.add(OfficeCode.ofProvince(code));
            }
            clusters.put(new OfficeCode(cluster.getField("code")), List.copyOf(provinces));
        }
    }

    /** Whether a letter of the issuer may go to the office. */
    boolean covers(OfficeCode issuer, Office office) {
        return switch (issuer.level()) {
            case MINISTRY, DEPARTMENT -> !issuer.equals(office.code()) && tree.covers(issuer, office.code());
            case CLUSTER -> false;
            default -> office.parent().filter(issuer::equals).isPresent();
        };
    }

    /** The offices that the addressees come to, each once, in the order of the tree. What cannot be reached is left out. */
    public Set<OfficeCode> resolve(OfficeCode issuer, Addressees addressees) {
        var levels = new LinkedHashSet<OfficeLevel>();
        addressees.allLevels().forEach(levels::add);
        var named = new LinkedHashSet<OfficeCode>();
        addressees.offices().forEach(code -> named.addAll(meantBy(new OfficeCode(code))));
        addressees
                .written()
                .forEach(line -> line.offices().forEach(code -> named.addAll(meantBy(new OfficeCode(code)))));
        if (levels.contains(OfficeLevel.CLUSTER)) {
            clusters.values().forEach(named::addAll);
        }
        var resolved = new LinkedHashSet<OfficeCode>();
        for (var office : tree.all()) {
            if ((levels.contains(office.level()) || named.contains(office.code())) && covers(issuer, office)) {
                resolved.add(office.code());
            }
        }
        resolved.removeIf(code -> code.level() == OfficeLevel.CLUSTER);
        return resolved;
    }

    /** The office itself, or a cluster's provinces. */
    public List<OfficeCode> meantBy(OfficeCode code) {
        return clusters.getOrDefault(code, List.of(code));
    }

    /** What is wrong with the addressees: levels and offices that do not exist or are out of the issuer's reach. */
    List<FieldFault> faultsOf(OfficeCode issuer, Addressees addressees) {
        var faults = new ArrayList<FieldFault>();
        levelFaults(faults, issuer, "addressees.levels", addressees.levels());
        officeFaults(faults, issuer, "addressees.offices", addressees.offices());
        for (var i = 0; i < addressees.written().size(); i++) {
            var line = addressees.written().get(i);
            var field = "addressees.written[" + i + "]";
            levelFaults(faults, issuer, field + ".levels", line.levels());
            officeFaults(faults, issuer, field + ".offices", line.offices());
            if ((line.text() == null || line.text().isEmpty())
                    && line.levels().isEmpty()
                    && line.offices().isEmpty()) {
                faults.add(new FieldFault(field, "ต้องระบุผู้รับ", "names no addressee"));
            }
        }
        if (addressees.isEmpty()) {
            faults.add(new FieldFault("addressees", "ต้องมีผู้รับ", "must name somebody"));
        }
        return faults;
    }

    private void levelFaults(List<FieldFault> faults, OfficeCode issuer, String field, List<OfficeLevel> levels) {
        for (var i = 0; i < levels.size(); i++) {
            var wanted = levels.get(i) == OfficeLevel.CLUSTER ? OfficeLevel.PROVINCE : levels.get(i);
            if (tree.all().stream().noneMatch(office -> office.level() == wanted && covers(issuer, office))) {
                faults.add(new FieldFault(
                        field + "[" + i + "]",
                        "ผู้ออกหนังสือส่งถึงหน่วยงานระดับนี้โดยตรงไม่ได้",
                        "is a level that the issuer does not write to directly"));
            }
        }
    }

    private void officeFaults(List<FieldFault> faults, OfficeCode issuer, String field, List<String> offices) {
        for (var i = 0; i < offices.size(); i++) {
            var code = new OfficeCode(offices.get(i));
            if (tree.find(code).isEmpty()) {
                faults.add(new FieldFault(field + "[" + i + "]", "ไม่มีหน่วยงานนี้", "there is no such office"));
            } else if (!meantBy(code).stream()
                    .flatMap(meant -> tree.find(meant).stream())
                    .allMatch(office -> covers(issuer, office))) {
                faults.add(new FieldFault(
                        field + "[" + i + "]",
                        "ผู้ออกหนังสือส่งถึงหน่วยงานนี้โดยตรงไม่ได้",
                        "is an office that the issuer does not write to directly"));
            }
        }
    }

    /** Whether there is an office, or cluster, of this code. */
    boolean exists(String code) {
        return OfficeCode.parse(code).flatMap(tree::find).isPresent();
    }

    /** The office and all that stand above it, lowest first. */
    public List<OfficeCode> chain(OfficeCode office) {
        var chain = new ArrayList<OfficeCode>();
        for (var at = tree.find(office); at.isPresent(); at = at.get().parent().flatMap(tree::find)) {
            chain.add(at.get().code());
        }
        return chain;
    }
}
