package th.localpolicy.directive.coverage;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;

/** Counts laid out by level: all those below the issuer, whether the letter has come there or not. */
final class LevelCounts {

    private LevelCounts() {}

    static List<Coverage.OfLevel> of(Letter letter, LetterPart part, List<Tree.Counts> counts) {
        var byLevel =
                counts.stream().collect(Collectors.toMap(each -> OfficeLevel.valueOf(each.key()), Function.identity()));
        var issuer = letter.issuer() == null
                ? OfficeLevel.MINISTRY
                : OfficeCode.parse(letter.issuer()).map(OfficeCode::level).orElse(OfficeLevel.MINISTRY);
        return Stream.of(OfficeLevel.values())
                .filter(level -> part.level == null || part.level == level)
                .filter(level ->
                        byLevel.containsKey(level) || level != OfficeLevel.CLUSTER && level.compareTo(issuer) > 0)
                .map(level -> ofLevel(letter, part, level, byLevel.get(level)))
                .toList();
    }

    private static Coverage.OfLevel ofLevel(Letter letter, LetterPart part, OfficeLevel level, Tree.Counts found) {
        var counts = found == null ? new Tree.Counts(level.name(), 0, 0, 0, 0, 0, 0, 0) : found;
        return new Coverage.OfLevel(
                level,
                counts.sent(),
                counts.received(),
                counts.acknowledged(),
                counts.forwarded(),
                counts.completed(),
                counts.reported(),
                counts.overdue(),
                Coverage.Offices.at(part.list(letter.id(), level, part.under)));
    }
}
