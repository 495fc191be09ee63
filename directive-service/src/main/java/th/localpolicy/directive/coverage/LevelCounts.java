package th.localpolicy.directive.coverage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;

/** Counts laid out by level: all those below the issuer, whether the letter has come there or not. */
final class LevelCounts {

    private LevelCounts() {}

    static List<Coverage.OfLevel> of(Letter letter, LetterPart part, List<Tree.Group> groups) {
        var byLevel =
                groups.stream().collect(Collectors.toMap(each -> OfficeLevel.valueOf(each.key()), Tree.Group::counts));
        var issuer = letter.issuer() == null
                ? OfficeLevel.MINISTRY
                : OfficeCode.parse(letter.issuer()).map(OfficeCode::level).orElse(OfficeLevel.MINISTRY);
        return Stream.of(OfficeLevel.values())
                .filter(level -> part.level == null || part.level == level)
                .filter(level ->
                        byLevel.containsKey(level) || level != OfficeLevel.CLUSTER && level.compareTo(issuer) > 0)
                .map(level -> new Coverage.OfLevel(
                        level,
                        byLevel.getOrDefault(level, CoverageCounts.NONE),
                        Coverage.Offices.at(part.list(letter.id(), level, part.under))))
                .toList();
    }
}
